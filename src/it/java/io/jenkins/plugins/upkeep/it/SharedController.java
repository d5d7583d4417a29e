package io.jenkins.plugins.upkeep.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests that do no harm to it the same controller, started when the first one asks. */
final class SharedController implements ExecutionCondition, ParameterResolver {
    static {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private static final Namespace NAMESPACE = Namespace.create(SharedController.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Rig.find().isPresent()
                ? ConditionEvaluationResult.enabled("a Jenkins is given")
                : ConditionEvaluationResult.disabled(Rig.MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Controller.class;
    }

    @Override
    public Controller resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Controller.class, type -> Controller.fresh("shared"), Controller.class);
    }
}
