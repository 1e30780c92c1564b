package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    @Test
    void l74_membersComeInTheOrderOfTheContract() {
        var one = BigDecimal.ONE;
        var all = new Validation(List.of("pdf"), List.of("a", "b"), one, one, one, one, "^a");

        assertThat(Json.write(all.json()))
                .isEqualTo(
                        "{\"allowed_extensions\":[\"pdf\"],\"options\":[\"a\",\"b\"],\"min\":1,"
                                + "\"max\":1,\"min_length\":1,\"max_length\":1,\"pattern\":\"^a\"}");
        assertThat(all.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'string','minLength':2,'maxLength':80,'pattern':'^a'}"
                        + "|{'min_length':2,'max_length':80,'pattern':'^a'}",
                "{'type':'string','minLength':2.0}|{'min_length':2}",
                "{'type':'number','minimum':-0.50,'maximum':1e3}|{'min':-0.5,'max':1000}",
                "{'type':'integer','maximum':0}|{'max':0}",
                "{'enum':['a','b']}|{'options':['a','b']}",
                "{'enum':['a',null]}|{'options':['a']}",
                "{'type':'string','x-type':'file','x-allowed-extensions':['pdf','.DOCX']}"
                        + "|{'allowed_extensions':['pdf','DOCX']}"
            })
    void l74_aMemberIsThereWhenTheSchemaHasTheRule(String property, String validation) {
        var variable = VariableSamples.variable(property.replace('\'', '"'));

        assertThat(Json.write(variable.validation().json()).replace('"', '\''))
                .isEqualTo(validation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string'}",
                "{'type':'string','minimum':1}",
                "{'type':'number','minLength':1,'exclusiveMinimum':0}",
                "{'type':'string','x-type':'file'}",
                "{'type':'string','x-type':'file','x-allowed-extensions':[]}",
                "{'type':'string','x-allowed-extensions':['pdf']}",
                "{'type':'string','format':'date','minLength':1}",
                "{'type':'boolean'}",
                "{'minLength':1,'minimum':1,'pattern':'a'}"
            })
    void l73_aVariableWithoutSuchRulesHasNone(String property) {
        var variable = VariableSamples.variable(property.replace('\'', '"'));

        assertThat(variable.validation().isEmpty()).isTrue();
        assertThat(variable.validation().json()).isEmpty();
    }
}
