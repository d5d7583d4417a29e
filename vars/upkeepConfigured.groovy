/**
 * Whether a service's configuration has what a task is about: what is not there is not looked at. A file that is not there, too,
 * is for the task to tell of.
 */
def call(Map settings, String step) {
    def sections = sections(step)
    return !sections || !fileExists(settings.config) || hasOne(readFile(settings.config), sections)
}

/** The sections of which one must be there, else a task has nothing to do; none for tasks that every service needs. */
@NonCPS
List sections(String step) {
    def needed = [
        healthCheck: ['api', 'database', 'redis', 'host'], emergencyCheck: ['api', 'database', 'redis', 'host'],
        dataQuality: ['marketData'], verifiedBackup: ['backup'], backupCheck: ['backup'], drRestoreTest: ['backup'],
        apiPerformance: ['api.accessLogs'], accessReview: ['api.accessLogs'], pgMaintenance: ['database.maintenance'],
        redisMaintenance: ['redis'], securityAudit: ['api', 'database', 'redis', 'security'], dependencyUpdates: ['updates'],
        alertTest: ['monitoring.alertmanager', 'notify'], upgradePlan: ['database', 'redis', 'host', 'upgrades'],
        failoverTest: ['drill.failover'], rollbackClean: ['database'],
    ]
    return needed[step] ?: []
}

/** What a configuration lacks, for people. */
@NonCPS
String lack(String step) {
    def sections = sections(step)
    return sections.size() == 1 ? "no section ${sections[0]}".toString() : "none of the sections ${sections.join(', ')}".toString()
}

/** Whether the text has one of these places. */
@NonCPS
boolean hasOne(String text, List wanted) {
    def there = places(text)
    return wanted.any { there.contains(it) }
}

/** Whether the text has a key at this place, such as database.maintenance; whatever form of YAML it has, JSON too. */
@NonCPS
boolean hasPlace(String text, String place) {
    return places(text).contains(place)
}

/**
 * The places of all keys. This reads the form only, and no more than is needed for that: indentation or braces, quotes, comments and
 * texts of several lines. What a file holds is for the task to judge.
 */
@NonCPS
List places(String text) {
    def flow = [open: [], base: '', token: '', quote: '', quoted: false]
    def form = [found: [], blocks: [[-1, '']], flow: flow, below: null, quote: '']
    for (line in text.replaceFirst('^\uFEFF', '').split('\r\n|\r|\n')) {
        read(line, form)
    }
    return form.found
}

@NonCPS
void read(String line, Map form) {
    def rest = line.replaceFirst('^[ \t]+', '')
    def indent = line.length() - rest.length()
    if (form.quote) {
        form.quote = rest.contains(form.quote) ? '' : form.quote
    } else if (form.flow.open) {
        follow(rest, form.flow, form.found)
    } else if (form.below == null || (rest != '' && indent <= form.below)) {
        form.below = null
        readBlock(rest, indent, form)
    }
}

/** Reads a line in which indentation counts; what follows the dash of a list is further to the right, and its texts only of the dash. */
@NonCPS
void readBlock(String text, int column, Map form) {
    def rest = text
    def indent = column
    def outer = column
    while (rest.matches('(-|---)([ \t].*)?')) {
        outer = indent
        def shorter = rest.replaceFirst('^-+[ \t]*', '')
        indent += rest.startsWith('---') ? 0 : rest.length() - shorter.length()
        rest = shorter
    }
    if (rest == '' || rest.startsWith('#')) {
        return
    }
    while (form.blocks.last()[0] >= indent) {
        form.blocks.remove(form.blocks.size() - 1)
    }
    def path = form.blocks.last()[1]
    if (rest.matches(keyForm())) {
        outer = indent
        path = within(path, rest.replaceFirst(keyForm(), '$1').replaceFirst('^(["\'])(.*)\\1$', '$2'))
        form.found.add(path)
        form.blocks.add([indent, path])
        rest = rest.replaceFirst(keyForm(), '$2').trim()
    }
    readValue(rest.replaceFirst('^([&!][^ \t]*[ \t]+)+', ''), path, outer, form)
}

/** What follows may be in braces, a text of the lines below, or a quoted text that does not end on its line. */
@NonCPS
void readValue(String value, String path, int indent, Map form) {
    if (value.matches('[{\\[].*')) {
        form.flow.base = path
        follow(value, form.flow, form.found)
    } else if (value.matches('[|>][-+0-9]*([ \t]+#.*)?')) {
        form.below = indent
    } else if (value.matches('"([^"\\\\]|\\\\.)*') || value.matches('\'([^\']|\'\')*')) {
        form.quote = value.substring(0, 1)
    }
}

/** A key and what follows it, of a line that is not within braces. */
@NonCPS
String keyForm() {
    return '^("(?:[^"\\\\]|\\\\.)*"|\'(?:[^\']|\'\')*\'|[^\\s"\'#&!|>%@`{\\[\\]}][^#]*?)[ \t]*:((?:[ \t].*)?)$'
}

/** Reads a line within braces or brackets. */
@NonCPS
void follow(String line, Map flow, List found) {
    for (int at = 0; at < line.length(); at++) {
        def one = line.substring(at, at + 1)
        if (flow.quote) {
            at += followQuote(one, line.substring(at + 1), flow)
        } else if (one == '#' && (at == 0 || line.substring(at - 1, at).matches('\\s'))) {
            break
        } else if ((one == '"' || one == '\'') && flow.token.trim() == '') {
            flow.quote = one
            flow.token = ''
        } else if (one == ':' && isKey(line, at + 1, flow)) {
            def inner = flow.open.last()
            inner.at = within(inner.place, flow.token.trim())
            found.add(inner.at)
            clear(flow)
        } else if (one.matches('[{}\\[\\],]')) {
            followSign(one, flow)
            clear(flow)
        } else {
            flow.token += one
        }
    }
    flow.token += flow.token ? ' ' : ''
}

/** How many signs are passed over besides this one: that after a backslash, and the second of two quotes that stand for one. */
@NonCPS
int followQuote(String one, String rest, Map flow) {
    if (one == '\\' && flow.quote == '"') {
        return 1
    }
    if (one == '\'' && flow.quote == one && rest.startsWith(one)) {
        flow.token += one
        return 1
    }
    if (one == flow.quote) {
        flow.quote = ''
        flow.quoted = true
    } else {
        flow.token += one
    }
    return 0
}

@NonCPS
void followSign(String one, Map flow) {
    def inner = flow.open ? flow.open.last() : null
    if (one == '{' || one == '[') {
        def place = inner == null ? flow.base : inner.at
        flow.open.add([map: one == '{', place: place, at: place])
    } else if (inner != null && one == ',') {
        inner.at = inner.place
    } else if (inner != null) {
        flow.open.remove(flow.open.size() - 1)
    }
}

@NonCPS
void clear(Map flow) {
    flow.token = ''
    flow.quoted = false
}

/** A colon ends a key when a blank follows; after a quoted key, as in JSON, always. */
@NonCPS
boolean isKey(String line, int next, Map flow) {
    def inner = flow.open ? flow.open.last() : null
    if (inner == null || !inner.map || inner.at != inner.place) {
        return false
    }
    return flow.quoted || next >= line.length() || line.substring(next, next + 1).matches('[\\s,{\\[}\\]]')
}

@NonCPS
String within(String path, String key) {
    return path ? path + '.' + key : key
}
