"""Private files: taken in only after inspection, kept outside MEDIA, handed out only by a view that asks for permission.

`UploadField` (form) and `received` (any other door) inspect a file and redraw pictures; `PrivateFileField` (model) keeps it
under a meaningless name; `private_response` hands it out. Who may see a file is decided by the view, never here.
"""
