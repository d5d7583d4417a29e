package io.jenkins.plugins.upkeep.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The limits of size and nesting, and the demand that public types say what they are. One line for each that breaks one. */
final class SourceRules {
    static final int CLASS = 250;
    static final int METHOD = 25;
    static final int LAMBDA = 10;
    static final int NESTING = 2;

    private SourceRules() {}

    static List<String> violations(Source source) {
        var scanner = new Scanner(source);
        scanner.scan(new TreePath(source.unit()), 0);
        return scanner.violations;
    }

    /** Carries along how many branches and loops it stands in; an else-if chain counts once. */
    private static final class Scanner extends TreePathScanner<Void, Integer> {
        private final Source source;
        private final List<String> violations = new ArrayList<>();

        private Scanner(Source source) {
            this.source = source;
        }

        private void limit(Tree tree, String what, int size, int limit) {
            if (size > limit) {
                violations.add(source.where(tree) + ": " + what + " has " + size + " lines of code, " + limit
                        + " are allowed; divide it");
            }
        }

        private Integer deeper(Tree tree, int depth) {
            if (depth + 1 > NESTING) {
                violations.add(source.where(tree) + ": stands in " + depth + " branches or loops, " + (NESTING - 1)
                        + " is allowed; give the inner part a name");
            }
            return depth + 1;
        }

        @Override
        public Void visitClass(ClassTree type, Integer depth) {
            limit(type, "type " + type.getSimpleName(), source.size(type), CLASS);
            if (isPublic(type) && !source.isDocumented(getCurrentPath())) {
                violations.add(source.where(type) + ": public type " + type.getSimpleName()
                        + " has no Javadoc; say in a sentence what it is");
            }
            return super.visitClass(type, 0);
        }

        /** The members of an interface are public without the word. */
        private boolean isPublic(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        @Override
        public Void visitMethod(MethodTree method, Integer depth) {
            if (method.getBody() != null) {
                limit(method, "method " + method.getName(), source.size(method.getBody()), METHOD);
            }
            return super.visitMethod(method, depth);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree lambda, Integer depth) {
            limit(lambda, "lambda", source.size(lambda.getBody()), LAMBDA);
            return super.visitLambdaExpression(lambda, depth);
        }

        @Override
        public Void visitIf(IfTree branch, Integer depth) {
            var inner = deeper(branch, depth);
            scan(branch.getThenStatement(), inner);
            StatementTree other = branch.getElseStatement();
            return scan(other, other instanceof IfTree ? depth : inner);
        }

        @Override
        public Void visitForLoop(ForLoopTree loop, Integer depth) {
            return super.visitForLoop(loop, deeper(loop, depth));
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Integer depth) {
            return super.visitEnhancedForLoop(loop, deeper(loop, depth));
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree loop, Integer depth) {
            return super.visitWhileLoop(loop, deeper(loop, depth));
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree loop, Integer depth) {
            return super.visitDoWhileLoop(loop, deeper(loop, depth));
        }

        @Override
        public Void visitSwitch(SwitchTree choice, Integer depth) {
            return super.visitSwitch(choice, deeper(choice, depth));
        }
    }
}
