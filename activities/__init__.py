"""What touches the outside: the register's database and the mail server."""
