package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListedStepsTest {

    private static final ListedSteps IDS =
            ListedSteps.of(
                    DocumentOf.yaml(
                            """
                            document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                            do:
                              - load: { set: { x: 1 } }
                              - 'größe?': { set: { x: 1 } }
                              - intake_step: { set: { x: 1 } }
                              - outer:
                                  do:
                                    - load: { set: { x: 1 } }
                                    - load_2: { set: { x: 1 } }
                              - t:
                                  try: [ { load: { set: { x: 1 } } } ]
                                  catch: { do: [ { load: { set: { x: 1 } } } ] }
                              - loop:
                                  for: { in: .items }
                                  do: [ { pick: { switch: [ { all: { then: continue } } ] } } ]
                            """));

    @Test
    void aStepIdIsTheNameInPlainCharacters() {
        assertThat(IDS.id("/do/0/load")).contains("load");
        assertThat(IDS.id("/do/1/größe?")).contains("gr__e_");
        assertThat(IDS.id("/do/5/loop/do/0/pick")).contains("pick");
    }

    @Test
    void aNameThatRepeatsGetsANumber() {
        assertThat(IDS.id("/do/3/outer/do/0/load")).contains("load_2");
        assertThat(IDS.id("/do/3/outer/do/1/load_2")).contains("load_2_2");
        assertThat(IDS.id("/do/4/t/try/0/load")).contains("load_3");
        assertThat(IDS.id("/do/4/t/catch/do/0/load")).contains("load_4");
        assertThat(IDS.id("/do/2/intake_step")).contains("intake_step_2");
    }

    @Test
    void l75_theIntakeComesFirstAndTheOthersInTheOrderOfTheDocument() {
        assertThat(IDS.all().getFirst())
                .isEqualTo(
                        new ListedStep(
                                "intake_step", "", "Intake", StepType.INTAKE, Optional.empty()));
        assertThat(IDS.all())
                .extracting(ListedStep::id)
                .containsExactly(
                        "intake_step",
                        "load",
                        "gr__e_",
                        "intake_step_2",
                        "load_2",
                        "load_2_2",
                        "load_3",
                        "load_4",
                        "pick");
        assertThat(IDS.at("/do/5/loop/do/0/pick").orElseThrow().type())
                .isEqualTo(StepType.CONDITION);
    }

    @Test
    void containersAreNoSteps() {
        assertThat(IDS.id("/do/3/outer")).isEmpty();
        assertThat(IDS.id("/do/4/t")).isEmpty();
        assertThat(IDS.id("/do/5/loop")).isEmpty();
        assertThat(IDS.id("/elsewhere")).isEmpty();
    }
}
