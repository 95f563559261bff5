"""An address of every kind of page, in a build of the samples."""

from __future__ import annotations

KINDS = {
    "start": "/",
    "found": "/?q=联合国毒品和犯罪问题办公室",
    "not found": "/?q=zzzzzz",
    "documents": "/documents",
    "bodies": "/bodies",
    "treaties": "/treaties",
    "body": "/agent/unodc",
    "treaty": "/instrument/convention-1988",
    "document": "/doc/A-RES-67-193",
    "paragraph": "/doc/A-RES-67-193/zho/op26",
    "mandate": "/doc/A-RES-67-193/zho/op31/act3/mandate1",
    "verb": "/act/urge",
    "condition": "/condition/upon-request",
    "editor": "/query",
    "canned query": "/query/unodc-asked",
    "wrong value": "/query/asked?actor=nobody-of-that-name",
    "picture": "/picture",
    "nothing": "/nowhere",
}
STATUSES = {"nothing": 404, "wrong value": 400}  # of the others 200
