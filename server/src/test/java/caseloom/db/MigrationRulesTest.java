package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes of the release before go on while a newer one adds to the tables. Migrations that take
/// something away say so in their names.
final class MigrationRulesTest {

    /// Migrations up to this one came before any release.
    private static final String BEFORE_ANY_RELEASE = "V047__webhooks.sql";

    private static final List<Pattern> TAKES_AWAY =
            List.of(
                    Pattern.compile("\\bdrop (?!not null|default|index|expression)"),
                    Pattern.compile("\\brename\\b"),
                    Pattern.compile("\\btruncate\\b"),
                    Pattern.compile("\\bset not null\\b"),
                    Pattern.compile("\\balter( column)? \\w+ (set data )?type\\b"),
                    Pattern.compile("\\brevoke\\b"),
                    // A table that is there gets a value that old nodes do not write.
                    Pattern.compile(
                            "\\badd (column )?(?!constraint)\\w+ (?![^;,]*\\bdefault\\b)"
                                    + "[^;,]*\\bnot null\\b"),
                    Pattern.compile("\\badd (constraint \\w+ )?(check|unique|foreign|primary)\\b"));

    @Test
    void migrationsAddUnlessTheirNamesSayOtherwise() {
        var found = new TreeMap<String, List<String>>();
        for (var file : migrations()) {
            var name = file.getFileName().toString();
            if (name.compareTo(BEFORE_ANY_RELEASE) > 0
                    && !name.contains(NewerMigrations.TAKES_AWAY)) {
                var away = takenAway(read(file));
                if (!away.isEmpty()) {
                    found.put(name, away);
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table runs drop column state;",
                "drop table keys;",
                "alter table runs rename to runners;",
                "alter table runs rename column state to memory;",
                "alter table runs alter column state type jsonb;",
                "alter table runs alter state set data type jsonb;",
                "alter table runs alter column state\n    set not null;",
                "alter table runs add priority int not null;",
                "alter table runs add column priority int not null;",
                "alter table runs add constraint sane check (id > 0);",
                "truncate runs;"
            })
    void whatOldNodesWouldMissIsFound(String migration) {
        assertThat(takenAway(migration)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table runs add priority int;",
                "alter table runs add column priority int not null default 0;",
                "create table letters (id bigint not null primary key, check (id > 0));",
                "-- drop table runs;\ncreate index runs_by_age on runs (created_at);",
                "drop index runs_by_age;",
                "alter table runs alter column state drop not null;"
            })
    void whatOldNodesDoNotMissIsNot(String migration) {
        assertThat(takenAway(migration)).isEmpty();
    }

    private static List<String> takenAway(String migration) {
        var text =
                migration
                        .lines()
                        .map(line -> line.replaceFirst("--.*", ""))
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\s+", " ")
                        .toLowerCase(Locale.ROOT);
        return TAKES_AWAY.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group())
                .toList();
    }

    private static List<Path> migrations() {
        var folder =
                Path.of(
                        System.getProperty("house.root"),
                        "server/src/main/resources/" + Migrations.FOLDER);
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
