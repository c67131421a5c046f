"""What schools have, as drafts of records: workbooks and the ledgers that people keep.

`template_workbook.write_template` makes a workbook from the model. `loading.load` reads a file in
a limited child process, `importing.plan` finds its tables and decides what each row becomes, and
`drafts.Plan.write` makes drafts of it, which nobody sees on the site until a person has read them.

Nothing is imported here: the child process imports this package, and should start at once.
"""
