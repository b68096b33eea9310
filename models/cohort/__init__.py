"""A year's cohort (*angkatan*): its list, its places, its mentors and its awards; pure."""
