// Two guards on the desk's forms. All works without them.
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
}
