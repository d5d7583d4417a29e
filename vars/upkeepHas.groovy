/**
 * Whether this controller has a step. A pipeline cannot ask for that; but the refusal of a step that does not exist lists
 * all that do.
 */
def call(String step) {
    try {
        steps.upkeepAsksWhichStepsThereAre()
    } catch (NoSuchMethodError refusal) {
        def known = known(refusal.message)
        if (known == null) {
            error('upkeepHas: cannot read which steps this Jenkins has; it says: ' + refusal.message)
        }
        return known.contains(step)
    }
    error('upkeepHas: there is a step upkeepAsksWhichStepsThereAre, which nobody should have; remove it')
}

@NonCPS
List known(String message) {
    def start = message.indexOf('among steps [')
    def end = message.indexOf(']', start)
    return start < 0 || end < 0 ? null : message.substring(start + 'among steps ['.length(), end).tokenize(', ')
}
