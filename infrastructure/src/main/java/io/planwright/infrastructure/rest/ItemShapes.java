package io.planwright.infrastructure.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.planwright.application.item.ItemKind;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the lists of items one by one: one address in the code, and a path and shapes for each kind in the document. */
@Component
class ItemShapes implements GlobalOpenApiCustomizer {

    private static final String PLACEHOLDER = "{items}";

    @Override
    public void customise(OpenAPI api) {
        var paths = new Paths();
        api.getPaths().forEach((path, item) -> {
            if (path.contains(PLACEHOLDER)) {
                for (var kind : ItemKind.values()) {
                    paths.addPathItem(path.replace(PLACEHOLDER, kind.plural()), of(kind, item));
                }
            } else {
                paths.addPathItem(path, item);
            }
        });
        api.setPaths(paths);
        for (var kind : ItemKind.values()) {
            api.getComponents()
                    .addSchemas(name(kind), shape(kind, ItemJson.names(kind)))
                    .addSchemas(
                            "New" + name(kind),
                            shape(kind, ItemJson.possibleForNew(kind)).addRequiredItem("text"))
                    .addSchemas(
                            name(kind) + "Change",
                            shape(kind, ItemJson.changeable(kind))
                                    .addProperty(
                                            "after",
                                            new StringSchema()
                                                    .format("uuid")
                                                    .description("The item to stand behind, null for the first place;"
                                                            + " in a request of its own")));
        }
    }

    private static String name(ItemKind kind) {
        return kind.name().charAt(0) + kind.key().substring(1);
    }

    private static Schema<?> shape(ItemKind kind, List<String> names) {
        var shape = new ObjectSchema();
        for (var name : names) {
            shape.addProperty(name, name.equals(kind.rows()) ? new ArraySchema().items(rows(kind)) : value(name));
        }
        return shape;
    }

    private static Schema<?> rows(ItemKind kind) {
        var row = new ObjectSchema();
        kind.rowFields().forEach(field -> row.addProperty(field, value(field)));
        return row;
    }

    private static Schema<?> value(String name) {
        return switch (name) {
            case "done" -> new BooleanSchema();
            case "id" -> new StringSchema().format("uuid");
            case "state" ->
                new StringSchema()._enum(List.of("planned", "done", "verified", "degraded", "not-applicable"));
            case "stance" -> new StringSchema()._enum(List.of("for", "against", "neutral"));
            default -> new StringSchema();
        };
    }

    private static PathItem of(ItemKind kind, PathItem template) {
        var path = copy(template);
        path.readOperationsMap().forEach((method, operation) -> {
            operation.setOperationId(
                    method.name().toLowerCase(Locale.ROOT) + name(kind) + (isList(operation) ? "List" : ""));
            operation.getParameters().removeIf(parameter -> "items".equals(parameter.getName()));
            switch (method) {
                case POST -> body(operation, "New" + name(kind));
                case PATCH -> body(operation, name(kind) + "Change");
                default -> {}
            }
            if (isList(operation)) {
                filters(kind, operation);
            }
            refer(operation, name(kind));
        });
        return path;
    }

    private static boolean isList(Operation operation) {
        return operation.getParameters().stream().anyMatch(parameter -> "cursor".equals(parameter.getName()));
    }

    private static void filters(ItemKind kind, Operation operation) {
        operation.getParameters().removeIf(parameter -> "sort".equals(parameter.getName()));
        RestConfiguration.selection(operation, ItemJson.simple(kind), ItemJson.simple(kind));
    }

    private static void body(Operation operation, String shape) {
        operation
                .getRequestBody()
                .getContent()
                .values()
                .forEach(content -> content.setSchema(new Schema<>().$ref(shape)));
    }

    private static void refer(Operation operation, String shape) {
        operation.getResponses().forEach((status, response) -> {
            var content =
                    response.getContent() == null ? null : response.getContent().get("application/json");
            if (status.startsWith("2") && content != null) {
                var listed = content.getSchema().getProperties() == null
                        ? null
                        : (Schema<?>) content.getSchema().getProperties().get("items");
                if (listed == null) {
                    content.setSchema(new Schema<>().$ref(shape));
                } else {
                    listed.setItems(new Schema<>().$ref(shape));
                }
            }
        });
    }

    private static PathItem copy(PathItem path) {
        try {
            return Json.mapper().readValue(Json.mapper().writeValueAsString(path), PathItem.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
