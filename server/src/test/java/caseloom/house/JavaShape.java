package caseloom.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What can only be seen in parsed Java: methods and their length, constructors, declared names,
/// caught exceptions. The compiler's own parser reads it; nothing is compiled.
record JavaShape(List<Method> methods, List<Name> names, List<Caught> caught) {

    private static final Pattern BANNED_NAME =
            Pattern.compile("(?:^|[a-z0-9_])(Impl|Manager|Helper|Util|Utils|Processor)(?![a-z])");

    private static final Pattern BANNED_START =
            Pattern.compile("^(impl|manager|helper|util|utils|processor)(?![a-z])");

    private static final Set<String> CATCH_ALL =
            Set.of("Exception", "RuntimeException", "Throwable", "Error");

    JavaShape {
        methods = List.copyOf(methods);
        names = List.copyOf(names);
        caught = List.copyOf(caught);
    }

    /// A method or constructor with a body; `parameters` counts only for a constructor that others
    /// than its class can call.
    record Method(String where, String name, int lines, int parameters) {}

    record Name(String where, String text) {}

    record Caught(String where, String types, String name, String body) {}

    static JavaShape of(List<Source> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = sources.stream().map(SourceFile::new).toList();
        var options = List.of("-proc:none", "-Xlint:none");
        var task = (JavacTask) compiler.getTask(null, null, _ -> {}, options, null, files);
        var reader = new Reader(Trees.instance(task).getSourcePositions());
        try {
            task.parse().forEach(unit -> reader.scan(unit, unit));
        } catch (IOException e) {
            throw new UncheckedIOException("the compiler cannot read its input", e);
        }
        return new JavaShape(reader.methods, reader.names, reader.caught);
    }

    List<String> tooLong(int most) {
        return methods.stream()
                .filter(method -> method.lines() > most)
                .map(method ->
                        method.where() + " " + method.name() + " has " + method.lines() + " lines")
                .toList();
    }

    List<String> tooManyParameters(int most) {
        return methods.stream()
                .filter(method -> method.parameters() > most)
                .map(method -> method.where() + " a constructor with " + method.parameters())
                .toList();
    }

    List<String> bannedNames() {
        return names.stream()
                .filter(name ->
                        BANNED_NAME.matcher(name.text()).find()
                                || BANNED_START.matcher(name.text()).find())
                .map(name -> name.where() + " " + name.text() + " says nothing: name what it is")
                .toList();
    }

    /// Whoever catches everything must at least look at what was caught.
    List<String> swallowed() {
        return caught.stream()
                .filter(JavaShape::isSwallowed)
                .map(one -> one.where() + " swallows " + one.types())
                .toList();
    }

    private static boolean isSwallowed(Caught one) {
        var all =
                CATCH_ALL.stream().anyMatch(type -> one.types().matches(".*\\b" + type + "\\b.*"));
        var looksAtIt =
                !one.name().isEmpty()
                        && Pattern.compile("\\b" + one.name() + "\\b").matcher(one.body()).find();
        var says = one.body().replaceAll("[{}\\s]", "");
        return says.isEmpty() || (all && !looksAtIt && !one.body().contains("throw "));
    }

    private static final class SourceFile extends SimpleJavaFileObject {

        private final Source source;

        SourceFile(Source source) {
            super(
                    URI.create("house:/" + source.path().replace(" ", "%20")),
                    JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private static final class Reader extends TreePathScanner<Void, CompilationUnitTree> {

        private final SourcePositions positions;
        private final List<Method> methods = new ArrayList<>();
        private final List<Name> names = new ArrayList<>();
        private final List<Caught> caught = new ArrayList<>();

        Reader(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, CompilationUnitTree unit) {
            names.add(new Name(where(type, unit), type.getSimpleName().toString()));
            return super.visitClass(type, unit);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            var name = method.getName().toString();
            if (method.getBody() != null && isWritten(method, unit)) {
                var parameters = isCallableConstructor(method) ? method.getParameters().size() : 0;
                methods.add(new Method(where(method, unit), name, lines(method, unit), parameters));
            }
            names.add(new Name(where(method, unit), name));
            return super.visitMethod(method, unit);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, CompilationUnitTree unit) {
            names.add(new Name(where(variable, unit), variable.getName().toString()));
            return super.visitVariable(variable, unit);
        }

        @Override
        public @Nullable Void visitCatch(CatchTree clause, CompilationUnitTree unit) {
            var parameter = clause.getParameter();
            caught.add(
                    new Caught(
                            where(clause, unit),
                            parameter.getType().toString(),
                            parameter.getName().toString(),
                            text(clause.getBlock(), unit)));
            return super.visitCatch(clause, unit);
        }

        /// The parser adds constructors that nobody wrote.
        private boolean isWritten(MethodTree method, CompilationUnitTree unit) {
            return positions.getEndPosition(unit, method.getBody()) > 0;
        }

        /// The components of a record are data, not things to be wired.
        private boolean isCallableConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>")
                    && getCurrentPath().getParentPath().getLeaf().getKind() != Tree.Kind.RECORD
                    && !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
        }

        /// From the brace that opens it: annotations and wrapped parameters are not what it does.
        private int lines(MethodTree method, CompilationUnitTree unit) {
            var map = unit.getLineMap();
            var first = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
            var last = map.getLineNumber(positions.getEndPosition(unit, method));
            return Math.toIntExact(last - first + 1);
        }

        private String where(Tree tree, CompilationUnitTree unit) {
            var start = Math.max(0, positions.getStartPosition(unit, tree));
            var path = unit.getSourceFile().toUri().getPath().substring(1);
            return path + ":" + unit.getLineMap().getLineNumber(start);
        }

        private String text(Tree tree, CompilationUnitTree unit) {
            try {
                var all = unit.getSourceFile().getCharContent(true);
                var from = Math.toIntExact(positions.getStartPosition(unit, tree));
                var to = Math.toIntExact(positions.getEndPosition(unit, tree));
                return all.subSequence(from, to).toString();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + where(tree, unit), e);
            }
        }
    }
}
