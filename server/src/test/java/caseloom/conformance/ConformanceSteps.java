package caseloom.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.YamlData;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.docstring.DocString;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.regex.Pattern;

/// What the sentences of the scenarios mean.
public final class ConformanceSteps {

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private final ScenarioWorld world = new ScenarioWorld();
    private String document = "";
    private JsonNode input = Json.object();

    @After
    public void close() {
        world.close();
    }

    @Given("a workflow with definition:")
    public void definition(DocString text) {
        document = text.getContent();
    }

    @Given("given the workflow input is:")
    public void input(DocString text) {
        input = yaml(text);
    }

    @When("the workflow is executed")
    public void execute() {
        world.run(document, input);
    }

    @Then("the workflow should complete")
    public void completes() {
        assertThat(world.standing()).isInstanceOf(Standing.Completed.class);
    }

    @Then("the workflow should fault")
    public void faults() {
        assertThat(world.standing()).isInstanceOf(Standing.Failed.class);
    }

    @Then("the workflow should complete with output:")
    public void completesWith(DocString output) {
        assertThat(world.output()).isEqualTo(yaml(output));
    }

    @Then("the workflow should fault with error:")
    public void faultsWith(DocString error) {
        assertThat(world.error()).isEqualTo(yaml(error));
    }

    @Then("^the workflow output should have properties (.+)$")
    public void hasProperties(String quoted) {
        QUOTED.matcher(quoted)
                .results()
                .forEach(path ->
                        assertThat(at(path.group(1)).isMissingNode()).as(path.group(1)).isFalse());
    }

    @Then("the workflow output should have a {string} property with value:")
    public void hasProperty(String path, DocString value) {
        assertThat(at(path)).isEqualTo(yaml(value));
    }

    @Then("the workflow output should have a {string} property containing {int} items")
    public void hasItems(String path, int count) {
        assertThat(at(path).isArray()).isTrue();
        assertThat(at(path).size()).isEqualTo(count);
    }

    @Then("{word} should run first")
    public void runsFirst(String step) {
        assertThat(world.ran().getFirst()).isEqualTo(step);
    }

    @Then("{word} should run last")
    public void runsLast(String step) {
        assertThat(world.ran().getLast()).isEqualTo(step);
    }

    @Then("{word} should run after {word}")
    public void runsAfter(String step, String other) {
        assertThat(world.ran()).containsSubsequence(other, step);
    }

    private JsonNode at(String path) {
        return world.output().at("/" + path.replace('.', '/'));
    }

    private static JsonNode yaml(DocString text) {
        return switch (YamlData.read(text.getContent())) {
            case YamlData.Read(var data) -> data;
            case YamlData.Refused(var why) -> throw new AssertionError(why);
        };
    }
}
