// The form of a statement: shows, as it is filled, which statement a new one would replace.
// Without it the list of sources is searched by a button, and so is that statement.
'use strict';
{
    const form = document.querySelector('#statement_form');
    const told = form.querySelector('#id_replaces_helptext > div');
    const fields = ['party', 'speaker', 'subject', 'date'];
    const look = async () => {
        const asked = new URLSearchParams();
        for (const name of fields) {
            asked.set(name, form.elements[name].value);
        }
        const answer = await fetch(`${form.dataset.last}?${asked}`);
        if (!answer.ok) {
            return;
        }
        const found = await answer.json();
        told.innerHTML = found.words;
        form.elements.last_seen.value = found.seen;
    };
    told.setAttribute('aria-live', 'polite');
    // Search boxes tell of a choice by jQuery alone.
    django.jQuery(form).on('change', (event) => {
        if (fields.includes(event.target.name)) {
            look();
        }
    });
    // The search boxes find sources themselves.
    for (const part of form.querySelectorAll('.field-source_find, .without-script')) {
        part.hidden = true;
    }
}
