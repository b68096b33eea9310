"""The child process that looks into a PDF: ``python -m gateway.pdf MEMORY CPU look FILE FIRST LAST`` or ``... draw FILE
PAGE``.

It loads nothing of Seratus but this folder, takes no more memory and time than it is told, and knows nobody and no
journey. ``look`` prints as JSON how many pages there are, and the height and text of some; ``draw`` prints one page as
a PNG image. Why that cannot be done is one word, as JSON: ``{"refused": "damaged"}``.
"""
