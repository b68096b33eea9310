"""What sample people ordinarily say, one file for each stage."""
