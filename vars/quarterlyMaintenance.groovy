/** Each quarter: can the service be restored, where does its growth lead, what has to be upgraded, does the second instance take over? */
def call(Map given = [:]) {
    def settings = upkeepSettings('quarterlyMaintenance', [schedule: 'H 5 1 1,4,7,10 *', timeoutMinutes: 720, set: '', backupsOf: '', reportsOf: ''], given)
    upkeepNotify.started(settings)
    pipeline {
        agent none
        options {
            disableConcurrentBuilds()
            buildDiscarder(logRotator(numToKeepStr: "${settings.buildsKept}"))
        }
        triggers {
            cron(settings.schedule)
        }
        parameters {
            choice(name: 'CONFIG', choices: settings.configs, description: 'The configuration: a path in the workspace or on the agent')
            choice(name: 'AGENT', choices: settings.agents, description: 'The label of the agent that looks after the service')
            booleanParam(name: 'DRY_RUN', defaultValue: settings.dryRunStandard, description: 'Change nothing, show what would be done')
            string(name: 'CHANNEL', defaultValue: settings.notify.slack ?: '', description: 'The channel in Slack that is told')
            string(name: 'RECIPIENTS', defaultValue: settings.notify.email ?: '', description: 'The addresses that are told')
        }
        stages {
            stage('Quarterly review') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Restore drill') {
                        steps {
                            upkeepTask(settings, 'drRestoreTest', [set: settings.set, backupsOf: settings.backupsOf])
                        }
                    }
                    stage('Alerts') {
                        steps {
                            upkeepTask(settings, 'alertTest')
                        }
                    }
                    stage('Performance review') {
                        steps {
                            upkeepTask(settings, 'performanceReview', [reportsOf: settings.reportsOf])
                        }
                    }
                    stage('Upgrade plan') {
                        steps {
                            upkeepTask(settings, 'upgradePlan')
                        }
                    }
                }
            }
            stage('Approval') {
                when {
                    expression { upkeepApproval.isWanted(settings, ['failoverTest']) }
                }
                steps {
                    script { upkeepApproval.orLeaveOut(settings, 'Stop the primary instance now, to see whether the second one takes over?') }
                }
            }
            stage('Failover') {
                when {
                    beforeAgent true
                    beforeOptions true
                    expression { settings.approvedBy }
                }
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Failover') {
                        steps {
                            upkeepTask(settings, 'failoverTest')
                        }
                    }
                }
            }
        }
        post {
            always {
                upkeepNotify(settings)
            }
        }
    }
}
