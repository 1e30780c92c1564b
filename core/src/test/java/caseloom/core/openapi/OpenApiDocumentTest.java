package caseloom.core.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiDocumentTest {

    private static final String ADDRESS = "https://docs.example.com/apis/shop.yaml?v=2";

    private static final String THREE =
            """
            openapi: 3.0.3
            servers:
              - url: https://{region}.example.com/v1/
                variables: { region: { default: eu } }
            paths:
              /orders/{id}:
                parameters:
                  - { name: id, in: path, required: true }
                  - $ref: '#/components/parameters/Trace'
                get:
                  operationId: getOrder
                  parameters:
                    - { name: fields, in: query }
                    - { name: tags, in: query, explode: false }
                    - { name: ids, in: query, style: pipeDelimited, explode: false }
                    - { name: filter, in: query, style: deepObject }
                    - { name: range, in: query }
                    - { name: where, in: query, content: { application/json: {} } }
                    - { name: next, in: query, allowReserved: true }
                    - { name: session, in: cookie }
                    - { name: Accept, in: header }
                    - { name: odd, in: query, style: tabs }
                  responses:
                    '200': { content: { application/json: {} } }
                put:
                  operationId: putOrder
                  requestBody:
                    required: true
                    content: { application/merge-patch+json: {}, text/plain: {} }
              /form:
                post:
                  operationId: sendForm
                  servers: [ { url: /forms } ]
                  requestBody: { content: { application/x-www-form-urlencoded: {} } }
              /text:
                post:
                  operationId: sendText
                  servers: [ { url: ../up } ]
                  requestBody: { content: { text/csv: {} } }
              /upload:
                post:
                  operationId: upload
                  requestBody: { content: { multipart/form-data: {} } }
              /loose/{that}:
                get: { operationId: loose }
              /circle:
                get:
                  operationId: circle
                  parameters: [ { $ref: '#/components/parameters/A' } ]
              /outside:
                get:
                  operationId: outside
                  parameters: [ { $ref: 'other.yaml#/x' } ]
            components:
              parameters:
                Trace: { name: X-Trace, in: header }
                A: { $ref: '#/components/parameters/B' }
                B: { $ref: '#/components/parameters/A' }
            """;

    private static final String TWO =
            """
            {"swagger": "2.0", "host": "petstore.example.com", "basePath": "/v2",
             "schemes": ["http", "https"],
             "paths": {
               "/pet/findByStatus": {"get": {"operationId": "find", "produces": ["application/json"],
                 "parameters": [
                   {"name": "status", "in": "query", "required": true, "collectionFormat": "multi"},
                   {"name": "tags", "in": "query"},
                   {"name": "pipes", "in": "query", "collectionFormat": "pipes"}]}},
               "/pet": {"post": {"operationId": "add",
                 "parameters": [{"name": "pet", "in": "body", "required": true}]}},
               "/pet/{petId}": {"post": {"operationId": "update",
                 "parameters": [{"name": "petId", "in": "path", "required": true},
                   {"name": "name", "in": "formData"}, {"name": "status", "in": "formData"}]}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"id": 7}                               | /orders/7
                    {"id": "a/b c"}                         | /orders/a%2Fb%20c
                    {"id": ["a", "b"]}                      | /orders/a%2Cb
                    {"id": 7, "fields": "a&b=c"}            | /orders/7?fields=a%26b%3Dc
                    {"id": 7, "fields": ["a", "b"]}         | /orders/7?fields=a&fields=b
                    {"id": 7, "fields": []}                 | /orders/7
                    {"id": 7, "fields": null}               | /orders/7
                    {"id": 7, "fields": true}               | /orders/7?fields=true
                    {"id": 7, "tags": ["a", "b"]}           | /orders/7?tags=a,b
                    {"id": 7, "ids": [1, 2]}                | /orders/7?ids=1%7C2
                    {"id": 7, "filter": {"a": 1, "b": "x"}} | /orders/7?filter[a]=1&filter[b]=x
                    {"id": 7, "range": {"from": 1}}         | /orders/7?from=1
                    {"id": 7, "where": {"a": [1]}}          | /orders/7?where=%7B%22a%22%3A%5B1%5D%7D
                    {"id": 7, "next": "/a?b"}               | /orders/7?next=/a?b
                    """)
    void parametersOfAnOpenApi3OperationStandWhereTheyBelong(String parameters, String uri) {
        var request = mapped(THREE, "getOrder", parameters);

        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri()).isEqualTo("https://eu.example.com/v1" + uri);
        assertThat(request.body()).isNull();
    }

    @Test
    void headersAndCookiesAreParametersToo() {
        var request =
                mapped(
                        THREE,
                        "getOrder",
                        """
                        {"id": 1, "X-Trace": ["a", "b"], "session": "x y", "Accept": "text/html"}
                        """);

        assertThat(request.headers())
                .isEqualTo(
                        Json.stored(
                                """
                                {"X-Trace": "a,b", "Cookie": "session=x%20y",
                                 "Accept": "application/json"}
                                """));
    }

    @Test
    void theBodyOfAnOpenApi3OperationIsTheParameterBody() {
        var request = mapped(THREE, "putOrder", "{\"id\": 1, \"body\": {\"a\": [1]}}");

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.body()).isEqualTo(Json.stored("{\"a\": [1]}"));
        assertThat(request.headers().path("Content-Type").asText())
                .isEqualTo("application/merge-patch+json");
    }

    @Test
    void aTextAsJsonBodyIsJson() {
        var request = mapped(THREE, "putOrder", "{\"id\": 1, \"body\": \"hi\"}");

        assertThat(request.body()).isEqualTo(TextNode.valueOf("\"hi\""));
    }

    @Test
    void aFormIsSentAsAForm() {
        var request = mapped(THREE, "sendForm", "{\"body\": {\"a\": \"x y\", \"b\": [1, 2]}}");

        assertThat(request.uri()).isEqualTo("https://docs.example.com/forms/form");
        assertThat(request.body()).isEqualTo(TextNode.valueOf("a=x%20y&b=1&b=2"));
    }

    @Test
    void aTextIsSentAsItsType() {
        var request = mapped(THREE, "sendText", "{\"body\": \"a;b\"}");

        assertThat(request.uri()).isEqualTo("https://docs.example.com/up/text");
        assertThat(request.headers().path("Content-Type").asText()).isEqualTo("text/csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"status": "sold"}              | ?status=sold
                    {"status": ["sold", "new"]}     | ?status=sold&status=new
                    {"status": "a", "tags": [1, 2]} | ?status=a&tags=1,2
                    {"status": "a", "pipes": [1,2]} | ?status=a&pipes=1%7C2
                    """)
    void parametersOfASwagger2OperationStandWhereTheyBelong(String parameters, String query) {
        var request = mapped(TWO, "find", parameters);

        assertThat(request.uri())
                .isEqualTo("https://petstore.example.com/v2/pet/findByStatus" + query);
        assertThat(request.headers().path("Accept").asText()).isEqualTo("application/json");
    }

    @Test
    void theBodyOfASwagger2OperationHasAName() {
        var request = mapped(TWO, "add", "{\"pet\": {\"name\": \"Rex\"}}");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo(Json.stored("{\"name\": \"Rex\"}"));
    }

    @Test
    void formDataOfASwagger2OperationIsAForm() {
        var request = mapped(TWO, "update", "{\"petId\": 1, \"name\": \"Rex\"}");

        assertThat(request.uri()).isEqualTo("https://petstore.example.com/v2/pet/1");
        assertThat(request.body()).isEqualTo(TextNode.valueOf("name=Rex"));
    }

    @Test
    void aDescriptionWithoutServersStandsUnderItsOwnAddress() {
        var three = "{openapi: 3.1.0, paths: {/a: {get: {operationId: a}}}}";
        var two = "{swagger: '2.0', paths: {/a: {get: {operationId: a}}}}";

        assertThat(mapped(three, "a", "{}").uri()).isEqualTo("https://docs.example.com/a");
        assertThat(mapped(two, "a", "{}").uri()).isEqualTo("https://docs.example.com/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    getOrdr  | {}                             | has no operation `getOrdr`. Did you mean `getOrder`?
                    getOrder | {}                             | `getOrder` needs the parameter `id`
                    getOrder | {"id": ""}                     | the parameter `id` is empty
                    getOrder | {"id": 1, "feilds": 1}         | has no parameter `feilds`. Did you mean `fields`?
                    getOrder | {"id": 1, "body": 1}           | has no parameter `body`
                    getOrder | {"id": 1, "fields": [[1]]}     | the parameter `fields` is nested too deep
                    getOrder | {"id": 1, "X-Trace": "a\\nb"}  | `X-Trace` cannot be sent as a header
                    getOrder | {"id": 1, "odd": [1, 2]}       | has the style `tabs`, which is not built yet
                    putOrder | {"id": 1}                      | `putOrder` needs a body
                    sendText | {"body": {"a": 1}}             | a body of the type `text/csv` must be given as a text
                    upload   | {"body": {"a": 1}}             | a body of the type `multipart/form-data`
                    loose    | {}                             | has a variable that is no parameter
                    circle   | {}                             | leads in circles
                    outside  | {}                             | leads out of the description
                    """)
    void whatCannotBeCalledIsRefused(String operation, String parameters, String why) {
        assertThat(mapping(THREE, operation, parameters))
                .isInstanceOfSatisfying(
                        Mapping.Refused.class,
                        refused -> assertThat(refused.message()).contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    openapi: 2.9.0     | it is neither Swagger 2 nor OpenAPI 3
                    [1]                | it is neither Swagger 2 nor OpenAPI 3
                    <html></html>      | it is neither Swagger 2 nor OpenAPI 3
                    {a: 1, a: 2}       | it cannot be read
                    {"swagger":        | it cannot be read
                    """)
    void whatIsNoDescriptionIsRefused(String text, String why) {
        assertThat(OpenApiDocument.read(text))
                .isInstanceOfSatisfying(
                        OpenApiDocument.Reading.Refused.class,
                        refused -> assertThat(refused.message()).startsWith(why));
    }

    private static OpenApiRequest mapped(String text, String operation, String parameters) {
        return switch (mapping(text, operation, parameters)) {
            case Mapping.Mapped(var request) -> request;
            case Mapping.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Mapping mapping(String text, String operation, String parameters) {
        return switch (OpenApiDocument.read(text)) {
            case OpenApiDocument.Reading.Read(var document) ->
                    document.request(ADDRESS, operation, (ObjectNode) Json.stored(parameters));
            case OpenApiDocument.Reading.Refused(var why) -> throw new AssertionError(why);
        };
    }
}
