package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private static final String VENDOR =
            """
            {
              "type": "object",
              "required": ["vendor_name", "contract_file"],
              "properties": {
                "vendor_name": {"type": "string", "title": "Vendor name", "minLength": 1},
                "contract_value": {"type": "number", "description": "In dollars"},
                "contract_file": {"type": "string", "x-type": "file", "title": "Contract"}
              }
            }
            """;

    @Test
    void l57_eachPropertyOfTheRootIsAVariableInItsOrder() {
        var variables = VariableSamples.variables(VENDOR);

        assertThat(variables.all())
                .containsExactly(
                        new Variable(
                                "vendor_name",
                                "Vendor name",
                                VariableType.TEXT,
                                true,
                                "",
                                Validation.text(BigDecimal.ONE, null, null),
                                false),
                        new Variable(
                                "contract_value",
                                "contract_value",
                                VariableType.NUMBER,
                                false,
                                "In dollars",
                                Validation.NONE,
                                false),
                        new Variable(
                                "contract_file",
                                "Contract",
                                VariableType.FILE,
                                true,
                                "",
                                Validation.NONE,
                                false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'string'}|TEXT",
                "{'type':'number'}|NUMBER",
                "{'type':'integer'}|NUMBER",
                "{'type':'boolean'}|BOOLEAN",
                "{'type':'string','format':'date'}|DATE",
                "{'type':'string','format':'email'}|EMAIL",
                "{'type':'string','format':'date-time'}|TEXT",
                "{'enum':['a','b']}|SELECT",
                "{'type':'string','enum':['a','b']}|SELECT",
                "{'type':'string','x-type':'file'}|FILE",
                "{'type':'string','x-type':'user_entity'}|USER_ENTITY",
                "{'type':'string','x-type':'business'}|BUSINESS",
                "{'type':'string','x-type':'colour'}|TEXT",
                "{'type':'string','x-type':'number'}|TEXT",
                "{'type':'number','enum':[1,2]}|NUMBER",
                "{'type':'string','enum':['a',1]}|TEXT"
            })
    void l58_whatAPropertyIs(String property, VariableType type) {
        var variable = VariableSamples.variable(property.replace('\'', '"'));

        assertThat(variable.type()).isEqualTo(type);
        assertThat(variable.open()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "false",
                "{'type':'object'}",
                "{'type':'array','items':{'type':'string'}}",
                "{'type':'null'}",
                "{'type':['string','number']}",
                "{'type':['string','number','null']}",
                "{'format':'date'}",
                "{'x-type':'file'}",
                "{'type':'object','x-type':'file'}",
                "{'enum':['a',1]}",
                "{'enum':[null]}",
                "{'const':'a'}",
                "{'anyOf':[{'type':'string'}]}"
            })
    void l58_anythingElseIsTextThatHoldsJson(String property) {
        var variable = VariableSamples.variable(property.replace('\'', '"'));

        assertThat(variable.type()).isEqualTo(VariableType.TEXT);
        assertThat(variable.open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'string','x-type':'business','enum':['a']}|BUSINESS",
                "{'type':'string','x-type':'file','format':'date'}|FILE",
                "{'type':'string','enum':['2025-01-15'],'format':'date'}|SELECT",
                "{'type':['number','null']}|NUMBER",
                "{'type':['null','string'],'format':'date'}|DATE",
                "{'type':['string']}|TEXT",
                "{'type':['string','null'],'x-type':'file'}|FILE",
                "{'type':['string','null'],'enum':['a',null]}|SELECT"
            })
    void l59_xTypeCountsBeforeEnumAndEnumBeforeFormatAndNullIsNoType(
            String property, VariableType type) {
        assertThat(VariableSamples.variable(property.replace('\'', '"')).type()).isEqualTo(type);
    }

    @Test
    void l57_aReferenceIntoTheSchemaIsFollowed() {
        var variables =
                VariableSamples.variables(
                        """
                        {
                          "$ref": "#/$defs/order",
                          "$defs": {
                            "order": {
                              "required": ["amount"],
                              "properties": {
                                "amount": {"$ref": "#/$defs/money", "title": "Amount"},
                                "far": {"$ref": "#money"},
                                "self": {"$ref": "#/$defs/order/properties/self"}
                              }
                            },
                            "money": {"$ref": "#/$defs/positive", "title": "Money"},
                            "positive": {"type": "number", "minimum": 0, "description": "In euros"}
                          }
                        }
                        """);

        assertThat(variables.byId("amount").orElseThrow())
                .isEqualTo(
                        new Variable(
                                "amount",
                                "Amount",
                                VariableType.NUMBER,
                                true,
                                "In euros",
                                Validation.range(BigDecimal.ZERO, null),
                                false));
        assertThat(variables.byId("far").orElseThrow().open()).isTrue();
        assertThat(variables.byId("self").orElseThrow().open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "true", "{\"type\":\"object\"}", "{\"properties\":{}}"})
    void l57_aSchemaWithoutPropertiesHasNoVariables(String schema) {
        assertThat(VariableSamples.variables(schema).all()).isEmpty();
        assertThat(Variables.of(null).all()).isEmpty();
    }

    @Test
    void l57_aTitleOrDescriptionThatSaysNothingIsNone() {
        var variable = VariableSamples.variable("{\"title\":\"\",\"description\":7}");

        assertThat(variable.name()).isEqualTo("v");
        assertThat(variable.description()).isEmpty();
    }

    @Test
    void l60_undeclaredAttributesAreNoVariables() {
        var variables = VariableSamples.variables(VENDOR);

        var shown = variables.shown(VariableSamples.json("{\"other\":1,\"vendor_name\":\"Acme\"}"));

        assertThat(variables.byId("other")).isEmpty();
        assertThat(shown).extracting(one -> one.variable().id()).containsExactly("vendor_name");
    }

    @Test
    void l67_aViolationBelongsToTheVariableItsPathLeadsInto() {
        var variables = VariableSamples.variables("{\"properties\":{\"a/b~\":{},\"0\":{}}}");

        assertThat(variables.at("/a~1b~0").map(Variable::id)).contains("a/b~");
        assertThat(variables.at("/a~1b~0/items/3").map(Variable::id)).contains("a/b~");
        assertThat(variables.at("/0").map(Variable::id)).contains("0");
        assertThat(variables.at("")).isEmpty();
        assertThat(variables.at("/")).isEmpty();
        assertThat(variables.at("/other")).isEmpty();
    }

    @Test
    void l128_valuesComeInSchemaOrderAndThoseWithoutAreLeftOut() {
        var attributes =
                VariableSamples.json(
                        "{\"contract_value\":150000.00,\"contract_file\":null,"
                                + "\"vendor_name\":\"Acme\"}");

        var shown = VariableSamples.variables(VENDOR).shown(attributes);

        assertThat(shown)
                .extracting(one -> one.variable().id() + "=" + one.value())
                .containsExactly("vendor_name=\"Acme\"", "contract_value=150000");
    }

    @ParameterizedTest
    @CsvSource({
        "vendor_name, vendor_name, 1",
        "VENDOR NAME, vendor_name, 2",
        "Vendor_Name, vendor_name, 3",
        "vendor-name, vendor_name, 3",
        "v e n d o r name, vendor_name, 3",
        "contract_value, contract_value, 1",
        "Contract_Value, contract_value, 2",
        "ContractValue, contract_value, 3",
        "contract, contract_file, 2",
        "ContractFile, contract_file, 3",
        "c-o-n-t-r-a-c-t, contract_file, 3"
    })
    void l100_aKeyIsMatchedByIdThenNameThenNormalizedText(String key, String id, int stage) {
        var match = VariableSamples.variables(VENDOR).match(key).orElseThrow();

        assertThat(match.variable().id()).isEqualTo(id);
        assertThat(match.stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vendor", "vendor.name", "vendor\tname"})
    void l104_aKeyMayFitNothing(String key) {
        assertThat(VariableSamples.variables(VENDOR).match(key)).isEmpty();
    }

    @Test
    void l101_ofSeveralVariablesTheFirstInSchemaOrderIsTaken() {
        var variables =
                VariableSamples.variables(
                        """
                        {
                          "properties": {
                            "one": {"title": "The same"},
                            "two": {"title": "THE SAME"},
                            "three": {"title": "o n e"},
                            "the_same": {}
                          }
                        }
                        """);

        assertThat(variables.match("the same").orElseThrow().variable().id()).isEqualTo("one");
        assertThat(variables.match("the_same").orElseThrow().variable().id()).isEqualTo("the_same");
        assertThat(variables.match("The-Same").orElseThrow().variable().id()).isEqualTo("one");
        assertThat(variables.match("O_N_E").orElseThrow().variable().id()).isEqualTo("one");
        assertThat(variables.match("O N E").orElseThrow().variable().id()).isEqualTo("three");
    }
}
