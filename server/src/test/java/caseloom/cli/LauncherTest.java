package caseloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class LauncherTest {

    @Test
    void theLauncherPassesOnEveryCommandAndNamesItInItsHelp() throws IOException {
        var launcher = Files.readString(Path.of(System.getProperty("house.root"), "caseloom"));
        var passedOn =
                launcher.lines()
                        .filter(line -> line.strip().startsWith("workflow | case |"))
                        .map(line -> List.of(line.strip().replace(")", "").split(" \\| ", -1)))
                        .findFirst()
                        .orElseThrow();

        assertThat(passedOn).containsExactlyInAnyOrderElementsOf(commands());
        assertThat(commands())
                .allSatisfy(name -> assertThat(launcher).contains("\n  " + name + " "));
    }

    private static Iterable<String> commands() {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var screen = new Surroundings.Screen(nowhere, nowhere);
        var around =
                new Surroundings(
                        Map.of(),
                        Path.of(""),
                        InputStream.nullInputStream(),
                        screen,
                        _ -> {},
                        RandomGenerator.getDefault());
        return Cli.commands(new Session(around)).getSubcommands().keySet();
    }
}
