/** Something is wrong: look at everything at once and say what to do next. Changes nothing. */
def call(Map given = [:]) {
    def settings = upkeepSettings('emergencyRecovery', [timeoutMinutes: 30], given)
    upkeepNotify.started(settings)
    pipeline {
        agent none
        options {
            disableConcurrentBuilds()
            buildDiscarder(logRotator(numToKeepStr: "${settings.buildsKept}"))
        }
        parameters {
            choice(name: 'CONFIG', choices: settings.configs, description: 'The configuration: a path in the workspace or on the agent')
            choice(name: 'AGENT', choices: settings.agents, description: 'The label of the agent that looks after the service')
            string(name: 'CHANNEL', defaultValue: settings.notify.slack ?: '', description: 'The channel in Slack that is told')
            string(name: 'RECIPIENTS', defaultValue: settings.notify.email ?: '', description: 'The addresses that are told')
        }
        stages {
            stage('Emergency') {
                agent {
                    label settings.agent
                }
                options {
                    timeout(time: settings.timeoutMinutes, unit: 'MINUTES')
                }
                stages {
                    stage('Look') {
                        steps {
                            upkeepEmergency(settings)
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
