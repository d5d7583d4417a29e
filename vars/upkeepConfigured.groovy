/**
 * Whether a service's configuration has the section that a task is about: what is not there is not looked at. A file that
 * is not there, too, is for the task to tell of.
 */
def call(Map settings, String step) {
    def section = section(step)
    return section == '' || !fileExists(settings.config) || hasPlace(readFile(settings.config), section)
}

/** The section without which a task has nothing to do; empty for tasks that every service needs. */
String section(String step) {
    def sections = [
        dataQuality: 'marketData', apiPerformance: 'api.accessLogs', accessReview: 'api.accessLogs',
        pgMaintenance: 'database.maintenance', redisMaintenance: 'redis', failoverTest: 'drill.failover',
        alertTest: 'monitoring.alertmanager', rollbackClean: 'database', dependencyUpdates: 'updates',
    ]
    return sections[step] ?: ''
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
    def found = []
    def blocks = [[-1, '']]
    def flow = [open: [], token: '', quote: '', quoted: false]
    def below = null
    def open = ''
    for (line in text.replaceFirst('^\uFEFF', '').split('\r\n|\r|\n')) {
        def rest = line.replaceFirst('^[ \t]+', '')
        def indent = line.length() - rest.length()
        if (open) {
            open = rest.contains(open) ? '' : open
            continue
        }
        if (flow.open) {
            follow(rest, flow, found)
            continue
        }
        if (below != null && (rest == '' || indent > below)) {
            continue
        }
        below = null
        while (rest.matches('(-|---)([ \t].*)?')) {
            def shorter = rest.replaceFirst('^-+[ \t]*', '')
            indent += rest.startsWith('---') ? 0 : rest.length() - shorter.length()
            rest = shorter
        }
        if (rest == '' || rest.startsWith('#')) {
            continue
        }
        while (blocks.last()[0] >= indent) {
            blocks.remove(blocks.size() - 1)
        }
        def path = blocks.last()[1]
        def key = rest.matches(keyForm()) ? rest.replaceFirst(keyForm(), '$1') : null
        def value = rest
        if (key != null) {
            path = within(path, key.replaceFirst('^(["\'])(.*)\\1$', '$2'))
            found.add(path)
            blocks.add([indent, path])
            value = rest.replaceFirst(keyForm(), '$2').trim()
        }
        value = value.replaceFirst('^([&!][^ \t]*[ \t]+)+', '')
        if (value.matches('[{\\[].*')) {
            flow.base = path
            follow(value, flow, found)
        } else if (value.matches('[|>][-+0-9]*([ \t]+#.*)?')) {
            below = indent
        } else if (value.matches('"([^"\\\\]|\\\\.)*') || value.matches('\'([^\']|\'\')*')) {
            open = value.substring(0, 1)
        }
    }
    return found
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
        def inner = flow.open ? flow.open.last() : null
        if (flow.quote) {
            if (one == '\\' && flow.quote == '"') {
                at++
            } else if (one == flow.quote) {
                flow.quote = ''
                flow.quoted = true
            } else {
                flow.token += one
            }
        } else if (one == '#' && (at == 0 || line.substring(at - 1, at).matches('\\s'))) {
            break
        } else if ((one == '"' || one == '\'') && flow.token.trim() == '') {
            flow.quote = one
            flow.token = ''
        } else if (one == '{' || one == '[') {
            def place = inner == null ? flow.base : inner.at
            flow.open.add([map: one == '{', place: place, at: place])
            clear(flow)
        } else if (one == '}' || one == ']') {
            if (inner != null) {
                flow.open.remove(flow.open.size() - 1)
            }
            clear(flow)
        } else if (one == ',') {
            if (inner != null) {
                inner.at = inner.place
            }
            clear(flow)
        } else if (one == ':' && inner?.map && inner.at == inner.place && isEnd(line, at + 1, flow.quoted)) {
            inner.at = within(inner.place, flow.token.trim())
            found.add(inner.at)
            clear(flow)
        } else {
            flow.token += one
        }
    }
    flow.token += flow.token ? ' ' : ''
}

@NonCPS
void clear(Map flow) {
    flow.token = ''
    flow.quoted = false
}

/** A colon ends a key when a blank follows; after a quoted key, as in JSON, always. */
@NonCPS
boolean isEnd(String line, int next, boolean quoted) {
    return quoted || next >= line.length() || line.substring(next, next + 1).matches('[\\s,{\\[}\\]]')
}

@NonCPS
String within(String path, String key) {
    return path ? path + '.' + key : key
}
