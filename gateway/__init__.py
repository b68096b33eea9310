"""The only sender of messages, and the only writer of people, regions and documents."""
