"""What schools have, as drafts of records: ledgers, briefings, articles, photos.

`everything.plan_all` takes files, folders and archives (`bundles`) apart. Each file is parsed in a
limited child process (`child`), after a look at its bytes (`prescan`): a ledger by `loading`, then
`importing` finds its tables and decides what each row becomes; a document by `articles`; photos by
`photo_planning`. All of them make a `plans.Plan`; what it writes are drafts, which nobody sees on
the site until a person has read them.

`region_export` writes records to a workbook from the model (`workbooks`, `sheets`), and `updates`
brings back what was changed in it.

Nothing is imported here: the child process imports this package, and should start at once.
"""
