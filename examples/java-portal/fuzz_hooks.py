"""How schemathesis sends archives: what it makes up stands in one, or goes as it is."""

import io
import zipfile

import schemathesis


@schemathesis.serializer("application/zip")
def archive(ctx, value):
    if isinstance(value, bytes):
        return value
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("report.txt", str(value))
    return made.getvalue()
