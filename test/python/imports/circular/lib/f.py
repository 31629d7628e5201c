import e
e.not_there_yet
