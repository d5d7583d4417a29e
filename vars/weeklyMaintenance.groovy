/** Each week: are stored backups still what they were, how fast is the service, who knocks at it; then, when it was approved, its stores are put in order. */
def call(Map given = [:]) {
    def settings = upkeepSettings('weeklyMaintenance', [schedule: 'H 3 * * 0', timeoutMinutes: 360, unattended: false, window: '', budget: '30m'], given)
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
            stage('Weekly review') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Stored backups') {
                        steps {
                            upkeepTask(settings, 'backupCheck', [budget: settings.budget])
                        }
                    }
                    stage('API performance') {
                        steps {
                            upkeepTask(settings, 'apiPerformance')
                        }
                    }
                    stage('Access review') {
                        steps {
                            upkeepTask(settings, 'accessReview')
                        }
                    }
                }
            }
            stage('Approval') {
                when {
                    expression { upkeepApproval.isWanted(settings, ['pgMaintenance', 'redisMaintenance']) }
                }
                steps {
                    script { upkeepApproval.orLeaveOut(settings, 'Maintain the database and Redis now? Archived rows leave the database.') }
                }
            }
            stage('Weekly maintenance') {
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
                    stage('Database') {
                        steps {
                            script {
                                if (upkeepTask.isPossible(settings, 'pgMaintenance')) {
                                    upkeepWindow(settings, 'weekly maintenance of the database') {
                                        upkeepTask(settings, 'pgMaintenance')
                                    }
                                }
                            }
                        }
                    }
                    stage('Redis') {
                        steps {
                            upkeepTask(settings, 'redisMaintenance')
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
