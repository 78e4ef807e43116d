package org.marsad.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the size rules want to know of one source file, from the compiler's own parser.
record JavaSource(
        String file,
        String packageName,
        List<Method> methods,
        List<Type> types,
        List<Catch> catches) {

    record Method(String name, int line, int lines, int parameters, boolean isPublic) {}

    record Type(String name, int line, boolean isPublicTopLevel, int recordComponents) {}

    /// @param place the class and the method it stands in, as `Writer.Pending.runOn`
    record Catch(String type, int line, String place) {}

    static List<JavaSource> parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                sources.add(new Reading(unit, positions).read());
            }
            return sources;
        }
    }

    /// One walk over a file; types nest, so the innermost is kept at hand.
    private static final class Reading extends TreeScanner<@Nullable Void, @Nullable ClassTree> {

        private static final Set<Tree.Kind> IMPLICITLY_PUBLIC =
                Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();
        private final List<Type> types = new ArrayList<>();
        private final List<Catch> catches = new ArrayList<>();
        private final Deque<String> place = new ArrayDeque<>();

        Reading(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        JavaSource read() {
            scan(unit, null);
            return new JavaSource(
                    Repository.name(Path.of(unit.getSourceFile().toUri())),
                    String.valueOf(unit.getPackageName()),
                    methods,
                    types,
                    catches);
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable ClassTree outer) {
            int components = 0;
            if (type.getKind() == Tree.Kind.RECORD) {
                components =
                        (int)
                                type.getMembers().stream()
                                        .filter(VariableTree.class::isInstance)
                                        .map(VariableTree.class::cast)
                                        .filter(field -> !isStatic(field))
                                        .count();
            }
            types.add(
                    new Type(
                            type.getSimpleName().toString(),
                            line(type),
                            outer == null
                                    && type.getModifiers().getFlags().contains(Modifier.PUBLIC),
                            components));
            return inside(type.getSimpleName().toString(), () -> super.visitClass(type, type));
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable ClassTree owner) {
            boolean ofRecord =
                    owner != null
                            && owner.getKind() == Tree.Kind.RECORD
                            && method.getReturnType() == null;
            boolean isPublic =
                    method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            || (owner != null
                                    && IMPLICITLY_PUBLIC.contains(owner.getKind())
                                    && !method.getModifiers()
                                            .getFlags()
                                            .contains(Modifier.PRIVATE));
            int line = line(method);
            long end = positions.getEndPosition(unit, method);
            int lastLine = end < 0 ? line : (int) unit.getLineMap().getLineNumber(end);
            methods.add(
                    new Method(
                            method.getName().toString(),
                            line,
                            lastLine - line + 1,
                            method.getParameters().size(),
                            isPublic && !ofRecord));
            return inside(method.getName().toString(), () -> super.visitMethod(method, owner));
        }

        @Override
        public @Nullable Void visitCatch(CatchTree clause, @Nullable ClassTree owner) {
            Tree type = clause.getParameter().getType();
            List<? extends Tree> all =
                    type instanceof UnionTypeTree union
                            ? union.getTypeAlternatives()
                            : List.of(type);
            String where = String.join(".", place);
            all.forEach(one -> catches.add(new Catch(one.toString(), line(clause), where)));
            return super.visitCatch(clause, owner);
        }

        private @Nullable Void inside(String name, Supplier<@Nullable Void> walk) {
            place.addLast(name);
            walk.get();
            place.removeLast();
            return null;
        }

        private static boolean isStatic(VariableTree field) {
            return field.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private int line(Tree tree) {
            return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }
    }
}
