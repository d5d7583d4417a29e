/**
 * Whether a service's configuration has the section that a task is about: what is not there is not looked at. A file that
 * is not there, too, is for the task to tell of.
 */
def call(Map settings, String step) {
    def section = section(step)
    return section == '' || !fileExists(settings.config) || hasSection(readFile(settings.config), section)
}

/** The section without which a task has nothing to do; empty for tasks that every service needs. */
String section(String step) {
    def sections = [
        dataQuality: 'marketData', apiPerformance: 'accessLogs', accessReview: 'accessLogs',
        pgMaintenance: 'database', redisMaintenance: 'redis', failoverTest: 'failover', alertTest: 'alertmanager',
        rollbackClean: 'database', dependencyUpdates: 'updates',
    ]
    return sections[step] ?: ''
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
