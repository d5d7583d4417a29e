/** Each day: is the service healthy, is its data complete, is there a backup that was read back? */
def call(Map given = [:]) {
    def settings = upkeepSettings('dailyMaintenance', [schedule: 'H 2 * * *', timeoutMinutes: 120, verify: 'stored'], given)
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
            stage('Daily maintenance') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Health') {
                        steps {
                            upkeepTask(settings, 'healthCheck')
                        }
                    }
                    stage('Data quality') {
                        steps {
                            upkeepTask(settings, 'dataQuality')
                        }
                    }
                    stage('Backup') {
                        steps {
                            upkeepTask(settings, 'verifiedBackup', [verify: settings.verify])
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
