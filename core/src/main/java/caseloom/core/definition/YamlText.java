package caseloom.core.definition;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The text of a document as located values. JSON is YAML too.
final class YamlText {

    private final DefinitionLimits limits;
    private final Complaints complaints;

    YamlText(DefinitionLimits limits, Complaints complaints) {
        this.limits = limits;
        this.complaints = complaints;
    }

    /// The one document in the text; empty after a complaint that says why there is none.
    Optional<Value> read(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > limits.bytes()) {
            return refuse(Spot.TOP, "The document is larger than " + limits.bytes() + " bytes.");
        }
        var settings = LoadSettings.builder().setLabel("document").setUseMarks(true).build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return Optional.of(new YamlTree(events, limits, complaints).document());
        } catch (YamlTree.Stop e) {
            return refuse(e.spot(), e.getMessage());
        } catch (MarkedYamlEngineException e) {
            var spot = e.getProblemMark().or(e::getContextMark).map(YamlText::spot);
            return refuse(spot.orElse(Spot.TOP), "This is not YAML: " + e.getProblem() + ".");
        } catch (ReaderException e) {
            return refuse(
                    counted(text, e.getPosition()),
                    "The character U+" + hex(e.getCodePoint()) + " cannot stand in YAML.");
        } catch (YamlEngineException _) {
            return refuse(Spot.TOP, "This is not YAML.");
        }
    }

    private Optional<Value> refuse(Spot spot, String message) {
        complaints.error(spot, "", message);
        return Optional.empty();
    }

    private static Spot spot(Mark mark) {
        return Spot.of(mark, mark);
    }

    private static String hex(int codePoint) {
        var digits = Integer.toHexString(codePoint);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static Spot counted(String text, int position) {
        var before = text.substring(0, Math.min(Math.max(position, 0), text.length()));
        var line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
        var column = before.length() - before.lastIndexOf('\n');
        return new Spot(line, column, before.length(), before.length(), line);
    }
}
