"""A whole kit with the bare libraries, in one process, so that they are imported once.

python bare_kit.py FOLDER: each FOLDER/*.json becomes a .pptx or a .docx beside it.
"""

import json
import sys
from pathlib import Path

from bare_docx import write_document
from bare_pptx import write_deck

for source in sorted(Path(sys.argv[1]).glob("*.json")):
    content = json.loads(source.read_text(encoding="utf-8"))
    if "slides" in content:
        write_deck(content, source.with_suffix(".pptx"))
    else:
        write_document(content, source.with_suffix(".docx"))
