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
        dataQuality: 'marketData', apiPerformance: 'accessLogs', accessReview: 'accessLogs',
        pgMaintenance: 'database.maintenance', redisMaintenance: 'redis', failoverTest: 'failover', alertTest: 'alertmanager',
        rollbackClean: 'database', dependencyUpdates: 'updates',
    ]
    return sections[step] ?: ''
}

/** A section within another one is looked for in what follows that one, down to the next that begins a line. */
@NonCPS
boolean hasPlace(String text, String place) {
    def names = place.split('\\.')
    if (names.length == 1) {
        return hasSection(text, names[0])
    }
    def block = []
    def inside = false
    for (line in text.split('\r?\n')) {
        if (!line.matches('[\\s#}].*') && line) {
            inside = line.matches("[\"']?" + names[0] + "[\"']?\\s*:.*")
        }
        if (inside) {
            block.add(line)
        }
    }
    // In a file of another form the task says itself what is missing.
    return hasSection(block ? block.join('\n') : text, names[1])
}

/** Also within braces, and not within a comment. */
@NonCPS
boolean hasSection(String text, String section) {
    for (line in text.split('\n')) {
        if (line.trim().matches("([^#]*[\\s{,])?[\"']?" + section + "[\"']?\\s*:.*")) {
            return true
        }
    }
    return false
}
