"""Briefings and articles: Word documents and saved WeChat pages -> drafts of activities.

`docx` and `web` run in the child process and tell what a file holds as `blocks`. `understanding`
finds title, date, text and captions in them, and `planning` makes a draft of that.

Nothing is imported here: the child process imports this package, and should start at once.
"""
