"""The report's facts as files other programs read: CSV tables, one JSON, and the schema it keeps to."""

from council.report.data.files import about, contents, files_of
from council.report.data.told import VERSION, json_of

__all__ = ["VERSION", "about", "contents", "files_of", "json_of"]
