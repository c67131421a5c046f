"""The catalogue of problems: one code for each kind, by families."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Stable names of problems: people search for them and switch them off by name."""

    # F1xx: files and their encoding
    UNREADABLE = "F101"  # the system does not open the file
    SYMLINK = "F102"  # a link to another file
    NOT_A_FILE = "F103"  # a folder, a device, a pipe
    TOO_LARGE = "F104"  # more bytes than a record can need
    BYTE_ORDER_MARK = "F111"  # UTF-8 with the mark that Windows Notepad used to add
    UTF16 = "F112"  # what Windows Notepad called "Unicode"
    GBK = "F113"  # GBK or GB18030, the default of old Chinese Windows
    UNDECODABLE = "F114"  # none of the encodings that we know
    CONTROL_CHARACTER = "F115"  # a character that no text may hold
    INVISIBLE_CHARACTER = "F116"  # a zero-width character, mostly pasted along

    # Y2xx: YAML. 20x and 21x are refused for safety or clarity, 22x and 23x are slips of the hand
    SYNTAX = "Y201"  # not YAML, for a reason not listed below
    EMPTY = "Y202"  # nothing in the file
    NOT_A_MAPPING = "Y203"  # the file does not consist of fields
    DUPLICATE_KEY = "Y204"  # a field written twice
    ANCHOR = "Y205"  # &name
    ALIAS = "Y206"  # *name
    MERGE_KEY = "Y207"  # <<:
    TAG = "Y208"  # !name
    DIRECTIVE = "Y209"  # %YAML, %TAG
    SEVERAL_DOCUMENTS = "Y210"  # a second document after ---
    BAD_KEY = "Y211"  # a field name that is empty, a list or a mapping
    TOO_DEEP = "Y212"  # more levels than any record has
    TOO_MANY_NODES = "Y213"  # more keys and values than any record has
    TOO_LONG = "Y214"  # one value longer than any text should be
    FULLWIDTH_COLON = "Y221"  # name：text
    COLON_WITHOUT_SPACE = "Y222"  # name:text
    TAB = "Y223"  # a tab where spaces belong
    WIDE_INDENT = "Y224"  # indented with U+3000, NBSP and the like
    LIST_DASH = "Y225"  # － item, — item, -item
    FULLWIDTH_COMMA = "Y226"  # [a，b]
    SMART_QUOTES = "Y227"  # “text” instead of "text"
    RESERVED_START = "Y228"  # a value that starts with @ ` % * & ! | > and so on
    COLON_IN_VALUE = "Y229"  # time: 时间: 下午
    CUT_OFF = "Y230"  # 第1名 #最佳: everything from # on is lost
    BACKSLASH = "Y231"  # "C:\photo"
    TEXT_AFTER_QUOTE = "Y232"  # "五色"行动, [通知] 关于
    UNCLOSED = "Y233"  # a quote or bracket opened and never closed
    INDENTATION = "Y234"  # a line not aligned with its neighbours
    MISSING_COLON = "Y235"  # a field name without a colon

    # F12x: the names and places of files and folders
    BAD_FOLDER_NAME = "F121"  # an owner's folder that cannot be an address
    NO_BRAND_FILE = "F122"  # an owner's folder without brand.yml
    BAD_FILE_NAME = "F123"  # a record's file that cannot be an address
    UNEXPECTED_FILE = "F124"  # a file that is never read
    NOTHING_TO_SHOW = "F125"  # no owner's folder at all
    ADDRESS_TAKEN = "F129"  # a hand-written page at the address of a generated one

    # F13x: names of files that are not the same on every system
    UNPORTABLE_NAME = "F131"  # a name that Windows cannot hold
    TWIN_NAMES = "F132"  # two photo names that are one on Windows or macOS

    CONFIGURATION = "F133"  # a setting of MkDocs' own with which it cannot start

    # S3xx: the fields of a record
    MISSING = "S301"  # a field that must be there
    UNKNOWN_KEY = "S302"  # a field that does not exist
    TYPE = "S303"  # a list where text belongs, and the like
    VALUE = "S304"  # the right kind of value, but not a possible one

    # R4xx: references
    DUPLICATE_ID = "R401"  # an identifier used twice
    UNKNOWN_INITIATIVE = "R402"
    UNKNOWN_EXEMPLAR = "R403"
    UNKNOWN_ACTIVITY = "R404"
    UNKNOWN_OWNER = "R405"
    UNKNOWN_DISTRICT = "R406"
    CIRCLE = "R407"  # an owner that is its own parent
    SAME_NAME = "R408"  # two owners with the same name
    UNKNOWN_EVIDENCE = "R409"  # a self-review that points to nothing
    UNKNOWN_CRITERION = "R410"  # a self-review for an edition or a criterion that does not exist
    SIMILAR_SERIES = "R411"  # two names of series that differ in one character
    FORMER_FOLDER = "R412"  # a former folder that exists, or that two owners claim

    # P5xx: photos
    PHOTO = "P501"  # a photo that is missing or cannot be used
    PHOTO_NAME = "P502"  # a photo named by something that is not a file name
    UNUSED_PHOTO = "P503"  # a photo that no record names
    PHOTO_SUFFIX = "P504"  # a photo with the suffix of another format
    TINY_PHOTO = "P505"  # too small even for a telephone
    SMALL_PHOTO = "P506"  # too small for a computer and for print
    LARGE_PHOTO = "P507"  # larger than any page needs
    LOCATED_PHOTO = "P508"  # a file that contains the place where it was taken
    AWKWARD_NAME = "P510"  # a photo's name with spaces or symbols
    CARD_FONT = "P511"  # cards for link previews lack text because no font has it
    TWIN_PHOTO = "P521"  # two files of the same picture
    REUSED_PHOTO = "P522"  # one photo for two activities
    SCREENSHOT = "P523"
    TALL_COVER = "P524"  # a cover that is taller than wide
    EMPTY_ALT = "P531"  # an alternative text that says nothing
    ALT_REPEATS = "P532"  # an alternative text that repeats the caption
    NO_CAPTION = "P533"
    LONG_CAPTION = "P534"
    VOID_BLUR = "P541"  # a box to blur that hides nothing, or all
    PEOPLE_CONTRADICT = "P542"  # pupils in the description, and none according to the field
    PUPIL_ALONE = "P543"  # one pupil called a crowd
    PHOTO_CONFLICT = "P544"  # two places that disagree about one photo

    # V6xx: people
    CONSENT = "V601"  # a photo or name that is not published because consent is missing
    NAME_HIDDEN = "V602"  # a name that is not shown because consent is missing
    CONSENT_UNDATED = "V603"
    CONSENT_LATER = "V604"  # consent that is dated in the future
    EXPIRED = "V605"  # a record that is no longer shown
    TEACHER_NAME = "V606"  # an adult's name in running text
    CONSENT_ENDED = "V607"  # consent that holds no longer

    # V61x: data that identify a person
    IDENTITY_NUMBER = "V611"
    PAPERS_NUMBER = "V612"  # of a passport, of an old or miswritten identity card
    MOBILE_NUMBER = "V613"
    BANK_CARD = "V614"
    PRIVATE_ACCOUNT = "V615"  # QQ, WeChat, free mail, a telephone at home
    BIRTH_DATE = "V616"
    HOME_ADDRESS = "V617"

    # V62x: pupils and people who receive help
    CHILD_IN_HARDSHIP = "V621"  # a pupil's name next to a hardship
    PUPIL_NAME = "V622"
    HELPED_NAME = "V623"
    PUPIL_FILE_NAME = "V624"  # a pupil's name in the name of a photo

    # V63x: content that is not public, or not for ever
    NOTICE_STAYS = "V631"  # a notice about aid that does not come down by itself
    INTERNAL = "V632"  # dues and lists of Party members
    MILITARY = "V633"  # a photo of a military place

    # V634-639: more names
    GUARDIAN_NAME = "V634"
    PUPIL_AS_PERSON = "V635"  # a pupil's name in a field for staff
    NAME_AS_ROLE = "V636"  # a name in a field for roles

    # V65x: content that was taken down and must stay offline
    TAKEN_RECORD = "V650"
    TAKEN_PHOTO = "V651"
    TAKEN_LOOK = "V652"  # a photo that looks like one that was taken down

    # C8xx: what records say. 80x: unfinished, 81x: wording, 82x: links, 83x: numbers, 84x: dates,
    # 85x: missing or repeated
    PLACEHOLDER = "C801"  # XX, 某某, 待补充
    EMPTY_MARKS = "C802"  # “” 《》 （）
    UNCOUNTED = "C803"  # 举行了次会议
    WEB_CHROME = "C804"  # 责任编辑：, 扫码关注
    LONG_TEXT = "C811"  # a title, slogan or summary that is too long
    REPEATED_TEXT = "C812"  # the same words in two fields that stand together
    RELATIVE_DATE = "C813"  # 今年以来, in a text without a date
    DOUBLED_MARKS = "C814"  # marks that pages add
    PRIVATE_LINK = "C821"  # a link that only works inside the school
    SHORT_LINK = "C822"  # a shortened address
    PLAIN_HTTP = "C823"
    UNSAFE_LINK = "C824"  # a link in a text that is not a complete web address, or hides its host
    FALSE_LINK = "C825"  # a link with the address of another host as its text
    OVER_HUNDRED = "C831"  # a part that is more than the whole
    RATE_MISFIT = "C832"  # a rate that no part of its base has
    RATE_OF_ABOUT = "C833"  # an exact rate of an approximate base
    MORE_LISTED = "C834"  # more listed than declared
    FEWER_LISTED = "C835"  # fewer listed than declared
    BRANCH_SUM = "C836"  # branches whose members do not add up
    OVERHANDLED = "C837"  # more opinions handled than received
    FUTURE = "C841"  # something reported as done, with a date in the future
    FILE_DATE = "C842"  # a date other than that of the file's name
    BEFORE_BRAND = "C843"  # an activity before its brand began
    OUTSIDE_SERIES = "C844"  # an activity of another year than its series
    TERM_OVER = "C845"  # a recognition that is over
    QUIET = "C846"  # no activity for a year
    STALE = "C847"  # no activity for two years
    OVERDUE = "C848"  # a task past its deadline without progress
    NO_YEAR = "C849"  # an activity whose time has no year
    TWIN_ACTIVITY = "C851"  # an activity recorded twice
    BARE_ACTIVITY = "C852"  # an activity that is only a title
    CASE_PARTS = "C853"  # a written case without one of its parts
    IDLE_INITIATIVE = "C854"  # an initiative without activities
    UNKEPT_CADENCE = "C855"  # a plan that was never carried out
    BARE_HONOUR = "C856"  # an honour without year, level or issuer
    BARE_METRIC = "C857"  # a figure without unit, time or source
    BARE_SURVEY = "C858"  # a rate of satisfaction without sample or method
    LEVEL_MISFIT = "C859"  # a level that title or issuer contradict

    # C86x: drafts of an import
    UNREAD_DRAFT = "C861"  # nobody has read it
    UNREAD_PUBLIC = "C862"  # nobody has read it, and it is public

    # T90x: terms
    BUREAU_TERM = "T901"  # a word that the bureau does not want
    MISTRANSLATION = "T902"  # a machine translation of a term of Party life
    PARTY_TERM = "T903"  # a slip in a name of Party life
    MISSPELLING = "T904"
    CHARACTER_VARIANT = "T905"  # a traditional form
    LABEL = "T906"  # a word that hurts the people it names
    EMBLEM_SIGN = "T907"  # a character in place of the Party's emblem
    EMOJI = "T908"
    TITLE_MARKS = "T909"  # a lone 《 or 》

    # I92x: identity
    LOGO_QUESTION = "I921"  # a logo without a word on whether it holds an emblem
    LOGO_EMBLEM = "I922"
    LOGO_CREDIT = "I923"
    FROM_THE_NET = "I924"  # a picture without licence
    EMBLEM_FILE = "I925"  # an emblem as a photo
    PALE_COLOUR = "I926"
    SAME_COLOURS = "I927"
    SAME_ICONS = "I928"
    LOGO_NAMES_EMBLEM = "I929"  # said to hold no emblem, while its description names one

    # L94x: law
    ICP_NUMBER = "L941"
    POLICE_NUMBER = "L942"
    MAP = "L943"  # a map without its number of approval
    GENERATED = "L944"  # a generated picture that is not labelled as such
    REVIEW_GAP = "L945"
    REVIEW_ORDER = "L946"
    NO_AUTHORITY = "L947"  # an evaluation without a document that authorises it
    SHORT_NOTICE = "L948"
    EARLY_OUTCOME = "L949"  # grades before the notice is over

    # E8xx: evaluations
    EDITION_SUMS = "E801"  # points or weights that do not add up
    EDITION_NAMES_TWICE = "E802"
    EDITION_UNKNOWN_NAME = "E803"  # a reference within the edition to nothing
    EDITION_ANCHORS = "E804"
    EDITION_COUNTING = "E805"  # rules that count occurrences
    EDITION_NOTHING_TO_SCORE = "E806"
    EDITION_BONUS_TWICE = "E807"
    EDITION_GRADE_LINES = "E808"
    EDITION_QUOTAS = "E809"
    EDITION_PERSONS = "E810"
    EDITION_CANDIDATE = "E811"
    EDITION_INELIGIBLE = "E812"
    EDITION_OUTCOME = "E813"  # grades that the edition does not know, or too many of one
    EDITION_SCORE_SHOWN = "E814"  # a score or rank where only grades may be published
    EDITION_NOTICE_DATES = "E815"
    EDITION_NOTICE_LENGTH = "E816"
    EDITION_LENGTH = "E817"  # a limit of characters for what is no text
    # From 821: doubtful rather than wrong
    EDITION_SCALE = "E821"
    EDITION_UNJUDGED = "E822"
    EDITION_LAST_PROMOTION = "E823"
    EDITION_VOTES = "E824"
    EDITION_EMPTY_QUOTA = "E825"
    EDITION_ORDER = "E826"
    EDITION_TOTAL = "E827"
    EDITION_NOTICE_GAPS = "E828"
    EDITION_PARTICIPATION = "E829"
    EDITION_TRIMMED_FEW = "E831"
    EDITION_QUOTA_FOR_ALL = "E832"
    EDITION_UNCHECKED = "E833"
    EDITION_WITHOUT_NOTICE = "E834"

    # E86x: what a school hands in for an evaluation
    THIN_EVIDENCE = "E861"
    UNCLAIMED = "E862"  # a criterion of which the school says nothing
    DOSSIER_LIMITS = "E863"  # a text that is too long, too few photos
    BRAND_TWINS = "E864"  # a judged name that another brand has, too

    # O7xx: the files that a change touches. 70x: their owner, 71x: their kind
    FOREIGN_FOLDER = "O701"  # the folder of an owner whose accounts do not include the author
    NOT_A_SCHOOLS = "O702"  # a file of the bureau or of Wuse itself
    UNREGISTERED = "O703"  # an owner's folder that has no accounts
    SEVERAL_OWNERS = "O704"  # folders of several owners, where nobody is registered
    UNREADABLE_REGISTER = "O705"  # accounts are registered, but nobody can read them
    CONFLICT = "O706"  # a file that the target changed too, in another way
    NAME_COLLISION = "O711"  # two names that are one on Windows or macOS
    LINK = "O712"
    SUBMODULE = "O713"
    EXECUTABLE = "O714"
    GIT_FILE = "O715"  # .gitattributes and the like
    FILE_TYPE = "O716"  # a file of a kind that no owner's folder holds
    FILE_NAME = "O717"  # a name that is not text, or that not every system can hold

    # Xnnn: what an import says. 1xx: a file, 2xx: a sheet, 3xx: a cell or a part of a document,
    # 40x: a row, 41x: a row of an exported workbook, 5xx: a photo, 6xx: the template of a form
    X_UNREADABLE = "X101"  # the system does not open the file
    X_UNKNOWN_KIND = "X102"  # no table that we read
    X_ENCRYPTED = "X103"
    X_TOO_LARGE = "X104"  # more bytes, parts, rows or columns than a ledger has
    X_DAMAGED = "X105"
    X_FORBIDDEN = "X106"  # document types and entities, names that stand twice
    X_CRASHED = "X107"  # the child process ended, or took too long
    X_OLD_DOCUMENT = "X108"  # .doc, .wps and the like
    X_ENTRY = "X109"  # a file in an archive that is not read
    X_NO_TABLE = "X201"  # no row of headers
    X_HIDDEN = "X202"  # a sheet that is hidden is not read
    X_NO_COLUMN = "X203"  # a column that the record needs
    X_HIDDEN_ROWS = "X204"  # rows that are hidden are read
    X_VALUE = "X301"  # what the field does not take
    X_DATE = "X302"  # a date with two readings, or without a year
    X_DATE_NOTE = "X303"  # a date that was read, but not as it stood
    X_PEOPLE = "X304"  # numbers of people of no known kind
    X_NAME = "X305"  # a name or a number of a person: left out, never repeated
    X_SYNONYM = "X306"  # a word that was read as a term
    X_INITIATIVE = "X307"  # none of the school's own
    X_FORMULA = "X308"  # a formula that no program has computed
    X_PICTURE = "X309"  # a picture in a cell
    X_NO_FIELD = "X310"  # a column without a field: its cells become comments
    X_TITLE = "X311"  # of a document: not found
    X_MISSING_PICTURE = "X312"  # of a document: not saved with it
    X_SOURCE = "X313"  # the account and day of an article
    X_NO_SCHOOL = "X401"
    X_MISSING = "X402"  # a cell that the record needs
    X_KNOWN = "X403"  # imported before
    X_SIMILAR = "X404"  # perhaps there already
    X_TOTALS = "X405"  # a row of totals
    X_INVALID = "X406"  # the row as a whole makes no record
    X_TAKEN = "X407"  # a file of this name exists
    X_UNREADABLE_BRAND = "X408"  # the school's brand.yml has errors
    X_ROW_CHANGED = "X409"  # imported before and changed since, like the draft
    X_GONE = "X411"  # the record is not there any more
    X_NO_BASE = "X412"  # what the row looked like when it was exported is not known
    X_BOTH_CHANGED = "X413"  # the field was changed in the file, too
    X_PARTIAL = "X414"  # the field says more than its cell
    X_OTHER_RECORD = "X415"  # another record in the row of an exported one
    X_PHOTO = "X501"  # no photo that we accept
    X_DECORATION = "X502"  # too small for a photo
    X_NO_EVENT = "X503"  # a photo that fits no activity, or several
    X_FORM_TAG = "X601"  # a tag of a template that cannot be worked out
    X_FORM_NAME = "X602"  # a name in a template that nothing has
