// Job DSL: one pipeline job for each cadence of a service, each from the Jenkinsfile of its repository.
// Given: SERVICE (shop), REPOSITORY (its git URL), BRANCH (main), CREDENTIALS (the id for the repository, or ''),
// JENKINSFILE (its path, Jenkinsfile). maintenanceCalendar calls it; so may a seed job of your own.

// The schedules are those of the cadences. They stand here too, because a job knows what its Jenkinsfile says only after
// its first run.
def cadences = [
    daily: [schedule: 'H 2 * * *', says: 'Health, data quality, and a backup that is read back'],
    weekly: [schedule: 'H 3 * * 0', says: 'Performance and accesses; the database and Redis are put in order when approved'],
    monthly: [schedule: 'H 4 1 * *', says: 'A backup that is restored and compared; audits; updates when approved'],
    quarterly: [schedule: 'H 5 1 1,4,7,10 *', says: 'The restore drill, reviews and plans; the failover when approved'],
    rollback: [says: 'Back to an earlier version, by hand and with approval'],
    emergency: [says: 'Something is wrong: what it is, and what to do next'],
]

cadences.each { name, cadence ->
    pipelineJob("${SERVICE}-${name}") {
        description(cadence.says)
        properties {
            disableConcurrentBuilds()
            if (cadence.schedule) {
                pipelineTriggers {
                    triggers {
                        cron {
                            spec(cadence.schedule)
                        }
                    }
                }
            }
        }
        if (name == 'rollback') {
            parameters {
                stringParam('VERSION', '', 'The tag or commit to go back to')
                choiceParam('DATABASE', ['keep', 'restore'], 'Whether the database goes back too')
                booleanParam('DRY_RUN', false, 'Change nothing, show what would be done')
            }
        }
        definition {
            cpsScm {
                scm {
                    git {
                        remote {
                            url(REPOSITORY)
                            if (CREDENTIALS) {
                                credentials(CREDENTIALS)
                            }
                        }
                        branch(BRANCH)
                    }
                }
                scriptPath(JENKINSFILE)
                lightweight(true)
            }
        }
    }
}
