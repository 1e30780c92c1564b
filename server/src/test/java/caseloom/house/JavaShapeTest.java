package caseloom.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaShapeTest {

    @Test
    void aMethodWithOneLineTooManyIsFound() {
        var shape = shape("class A {\n  void a() {\n    b();\n  }\n  void b() {}\n}\n");

        assertThat(shape.tooLong(3)).isEmpty();
        assertThat(shape.tooLong(2)).containsExactly("a/A.java:2 a has 3 lines");
    }

    @Test
    void annotationsDoNotCountAsLinesOfAMethod() {
        var shape = shape("class A {\n  @Long({\n    1,\n    2})\n  void a() {\n  }\n}\n");

        assertThat(shape.tooLong(2)).isEmpty();
    }

    @Test
    void aConstructorWithTooManyParametersIsFoundUnlessItIsPrivate() {
        var shape =
                shape("class A {\n  A(int a, int b) {}\n  private A(int a, int b, int c) {}\n}");

        assertThat(shape.tooManyParameters(2)).isEmpty();
        assertThat(shape.tooManyParameters(1)).containsExactly("a/A.java:2 a constructor with 2");
    }

    @Test
    void theComponentsOfARecordAreNotParameters() {
        var shape = shape("record A(int a, int b) { A { if (a > b) throw new Error(); } }");

        assertThat(shape.tooManyParameters(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class RunManager {}",
                "class A { void useHelper() {} }",
                "interface StoreImpl {}",
                "class A { int textUtils; }",
                "class A { int processor; }",
                "class A { void a(int utilX) {} }"
            })
    void aNameThatSaysNothingIsFound(String code) {
        assertThat(shape(code).bannedNames()).hasSize(1);
    }

    @Test
    void namesOfOthersAndWordsThatOnlyBeginAlikeMayBeUsed() {
        var shape =
                shape(
                        """
                        import java.util.List;
                        class A {
                            int processors = Runtime.getRuntime().availableProcessors();
                            TrustManager trust = null;
                            int implementation;
                        }
                        """);

        assertThat(shape.bannedNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catch (IOException e) {}",
                "catch (Exception _) { go(); }",
                "catch (RuntimeException e) { go(); }",
                "catch (IOException | Error e) { return; }"
            })
    void anExceptionThatIsSwallowedIsFound(String clause) {
        assertThat(tried(clause).swallowed()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "catch (IOException e) { return; }",
                "catch (IOException e) { // the file may be gone\n }",
                "catch (RuntimeException e) { log(e); }",
                "catch (Throwable e) { close(); throw e; }"
            })
    void anExceptionThatIsLookedAtIsNot(String clause) {
        assertThat(tried(clause).swallowed()).isEmpty();
    }

    private static JavaShape tried(String clause) {
        return shape("class A { void a() { try { b(); } " + clause + " } }");
    }

    private static JavaShape shape(String code) {
        return JavaShape.of(List.of(new Source("a/A.java", code)));
    }
}
