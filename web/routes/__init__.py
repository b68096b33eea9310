"""The pages' addresses, a file for each topic; `web/app.py` lists them."""
