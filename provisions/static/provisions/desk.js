// Two guards on the desk's forms, and one list made shorter. All works without them.
'use strict';
{
    const forms = document.querySelectorAll('#content-main form[method="post"]');
    for (const form of forms) {
        let touched = document.querySelector('.errornote') !== null;
        let sent = false;
        // A second click on Save sends nothing: the first is on its way.
        form.addEventListener('submit', (event) => {
            if (sent) {
                event.preventDefault();
            }
            sent = true;
        });
        // Leaving a form with unsaved text asks first.
        form.addEventListener('input', () => {
            touched = true;
        });
        window.addEventListener('beforeunload', (event) => {
            if (touched && !sent) {
                event.preventDefault();
            }
        });
        // A form that comes back from the browser's memory can be sent again.
        window.addEventListener('pageshow', () => {
            sent = false;
        });
    }

    // A status entry offers only the words of what it is about.
    const about = document.querySelector('#statusentry_form #id_aspect');
    const word = document.querySelector('#statusentry_form #id_status');
    if (about && word) {
        const groups = [...word.querySelectorAll('optgroup')];
        const narrow = () => {
            const chosen = word.value;
            const label = about.selectedOptions[0].textContent;
            const fitting = groups.filter((group) => !about.value || group.label === label);
            word.replaceChildren(word.options[0], ...fitting);
            const kept = [...word.options].find((option) => option.value === chosen);
            (kept || word.options[0]).selected = true;
        };
        about.addEventListener('change', narrow);
        narrow();
    }
}
