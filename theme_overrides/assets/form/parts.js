/* The parts of the submission form. Each is one function that adds itself to `form`, so that the page
   can write down its own scripts, as one file to take along (whole.js). */
window.WuseForm = {
  parts: [],
  form: { model: window.WUSE_FORM_MODEL },
  part(make) {
    "use strict";
    this.parts.push(make);
    make(this.form);
  }
};
