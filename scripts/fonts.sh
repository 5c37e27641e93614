#!/usr/bin/env bash
# Makes the fonts of the pages and pictures anew: the letters of the four languages, and no more.
# Needed only when a letter is missing; the fonts it makes are committed.
#
#   scripts/fonts.sh FOLDER   where the Noto families lie (Debian package fonts-noto-core)
#
# tracker/static/tracker/fonts/   for browsers, a file for each script, so that a page asks
#                                 only for the letters that it shows
# tracker/fonts/                  for pictures drawn here, all letters of a face together
set -euo pipefail
cd "$(dirname "$0")/.."

from=${1:?usage: scripts/fonts.sh FOLDER}
pages=tracker/static/tracker/fonts
pictures=tracker/fonts
latin=U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00B0,U+00B7,U+00BB,U+00C0-00FF,U+0100-0107
latin+=,U+010C-010D,U+011E-011F,U+0130-0131,U+0141-0144,U+0152-0153,U+015A-0161,U+0179-017E
latin+=,U+018F,U+0259,U+2010-2015,U+2018-201A,U+201C-201E,U+2020,U+2022,U+2026,U+2032-2033
latin+=,U+2039-203A,U+20AC,U+2116,U+2190-2193,U+2212
cyrillic=U+0400-045F,U+0490-0491,U+0301
armenian=U+0531-0556,U+0559-058A,U+058F,U+FB13-FB17

subset() { # FONT LETTERS FILE [OPTION...]
    local font=$1 letters=$2 file=$3
    shift 3
    .venv/bin/pyftsubset "$from/$font.ttf" --unicodes="$letters" --output-file="$file" \
        --layout-features=kern,liga,mark,mkmk,locl,ccmp,lnum --no-hinting "$@"
}

mkdir -p "$pages" "$pictures"
for face in Sans-Regular Sans-Bold Serif-Regular Serif-Bold; do
    name=$(tr 'A-Z' 'a-z' <<<"$face")
    in_armenian=Noto${face%-*}Armenian-${face#*-}
    subset "Noto$face" "$latin" "$pages/$name-latin.woff2" --flavor=woff2
    subset "Noto$face" "$cyrillic" "$pages/$name-cyrillic.woff2" --flavor=woff2
    subset "$in_armenian" "$armenian" "$pages/$name-armenian.woff2" --flavor=woff2
    subset "Noto$face" "$latin,$cyrillic" "$pictures/$name.ttf"
    # One font with all letters: what renders pictures fails where it has to change fonts in a line.
    subset "$in_armenian" "$armenian" "$pictures/$name-armenian.ttf"
    .venv/bin/pyftmerge --output-file="$pictures/$name.ttf" --drop-tables+=MATH \
        "$pictures/$name.ttf" "$pictures/$name-armenian.ttf"
    rm "$pictures/$name-armenian.ttf"
done
