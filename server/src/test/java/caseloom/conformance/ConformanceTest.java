package caseloom.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestCaseFinished;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every scenario of the kit is a test of its own.
class ConformanceTest {

    private static final int SCENARIOS = 21;

    /// What became of the scenarios, in the order in which they ended.
    private static final class Ends implements ConcurrentEventListener {

        private final List<TestCaseFinished> all = new ArrayList<>();

        @Override
        public void setEventPublisher(EventPublisher publisher) {
            publisher.registerHandlerFor(TestCaseFinished.class, all::add);
        }
    }

    @TestFactory
    List<DynamicTest> everyScenarioOfTheKitHolds() {
        var ends = new Ends();
        var options =
                new CommandlineOptionsParser(OutputStream.nullOutputStream())
                        .parse("--glue", "caseloom.conformance", kit().toString())
                        .build();

        Runtime.builder()
                .withRuntimeOptions(options)
                .withClassLoader(ConformanceTest.class::getClassLoader)
                .withAdditionalPlugins(ends)
                .build()
                .run();

        assertThat(ends.all).hasSize(SCENARIOS);
        return ends.all.stream()
                .map(end -> dynamicTest(end.getTestCase().getName(), () -> judge(end)))
                .toList();
    }

    private static void judge(TestCaseFinished end) throws Throwable {
        var error = end.getResult().getError();
        if (error != null) {
            throw error;
        }
        assertThat(end.getResult().getStatus().isOk())
                .as("%s", end.getResult().getStatus())
                .isTrue();
    }

    /// The kit lies beside the project and not in it.
    private static Path kit() {
        var root = Path.of(System.getProperty("house.root", "..")).toAbsolutePath();
        var kit = Path.of(System.getProperty("ctk", root.resolve("../shared/ctk").toString()));
        assumeTrue(
                Files.exists(kit.resolve("call.feature")),
                "skipped: no conformance kit at " + kit.normalize() + "; name it with -Dctk=...");
        return kit.normalize();
    }
}
