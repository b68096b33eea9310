"""Where a stage stands and what it accepts now; one file per stage, pure."""
