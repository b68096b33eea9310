"""Forms made from the classes of messages: fields, words, what a posted form says, and what is wrong with it."""
