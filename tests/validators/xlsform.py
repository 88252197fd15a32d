"""Every questionnaire's XLSForm becomes an XForm, in either language, without an error or a warning."""

import pathlib
import shutil
import sys
import tempfile

from pyxform.xls2xform import convert

from common import BUILTIN, done, questionnaire_files, run

faults = []
count = 0
with tempfile.TemporaryDirectory() as folder:
    form = pathlib.Path(folder) / "form.xlsx"
    for which in [*BUILTIN, *questionnaire_files()]:
        for lang in ["sv", "en"]:
            run("questionnaire", "export", which, "--to", "xlsform", "--out", form, "--force", "--lang", lang)
            try:
                # ODK Validate, which pyxform brings along, is written in Java.
                made = convert(str(form), validate=shutil.which("java") is not None)
                faults += [f"{which} {lang}: {warning}" for warning in made.warnings]
            except Exception as error:
                faults.append(f"{which} {lang}: {error}")
            count += 1
if faults:
    sys.exit("\n".join(faults))
done(count, "forms are sound")
