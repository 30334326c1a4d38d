package io.planwright.infrastructure.rest;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.planwright.application.Answers;
import io.planwright.application.log.EventLog;
import io.planwright.application.log.ReadPosition;
import io.planwright.infrastructure.rest.Returns.IfMatch;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.servlet.DispatcherType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Puts the REST side together: its manners, and the document that describes it. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    private static final Map<String, String> ERRORS = new LinkedHashMap<>();
    private static final Map<String, String> ENGINE_ERRORS = Map.of(
            "502", "The engine had no proposal of use, and asking again will not help; nothing was changed",
            "503",
                    "The engine cannot be asked now, or the read tables are behind; with Retry-After; nothing was changed");

    static {
        ERRORS.put("400", "The request is malformed; the detail names what and what would be possible");
        ERRORS.put("401", "No token, or none that is known");
        ERRORS.put("403", "The token may not do this");
        ERRORS.put("404", "Something named does not exist");
        ERRORS.put("405", "The address takes other methods, which Allow names");
        ERRORS.put("406", "No media type that is accepted is possible here");
        ERRORS.put("409", "A rule refuses; with refusal, facts and allowed");
        ERRORS.put("412", "Made on another version than the current one");
        ERRORS.put("413", "Larger than what is taken");
        ERRORS.put("415", "A media type that is not possible here");
        ERRORS.put("422", "A file that cannot be read, or a text that cannot be stored");
        ERRORS.put("428", "The header If-Match is missing");
        ERRORS.put("429", "Too many requests; with Retry-After");
        ERRORS.put("431", "The headers are larger than what is taken");
        ERRORS.put("503", "The read tables are behind, or the database is away; with Retry-After");
    }

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper -> mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withConfigOverride(
                        List.class, list -> list.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .withCoercionConfig(LogicalType.Textual, RestConfiguration::noNumber)
                .withCoercionConfig(LogicalType.Boolean, RestConfiguration::noNumber);
    }

    private static void noNumber(MutableCoercionConfig config) {
        for (var shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            config.setCoercion(shape, CoercionAction.Fail);
        }
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        var registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.addUrlPatterns("/api/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<OutageFilter> outageFilter() {
        var registration = new FilterRegistrationBean<>(new OutageFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10); // who is asking is looked up in the database
        return registration;
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter() {
        var registration = new FilterRegistrationBean<>(new ProblemFilter());
        registration.setDispatcherTypes(DispatcherType.ERROR);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // nobody has to be logged in to be told
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
    }

    @Bean
    WebMvcConfigurer manners(ReadPosition position, Writes writes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new Requests(position, writes))
                        .addPathPatterns("/api/v1/**")
                        .excludePathPatterns("/api/v1/openapi.json");
            }
        };
    }

    /** Answers for addresses that are none, so that programs never get a page. */
    @Bean
    SimpleUrlHandlerMapping elsewhere() {
        HttpRequestHandler nothing = (_, response) -> {
            response.setStatus(404);
            response.setContentType("application/problem+json");
            response.getWriter().write(Problem.json(HttpStatus.NOT_FOUND));
        };
        return new SimpleUrlHandlerMapping(Map.of("/api/**", nothing), 1);
    }

    @Bean
    Writes writes(Answers answers, EventLog log, ReadPosition position, JsonMapper json) {
        return new Writes(answers, log, position, json);
    }

    @Bean
    Lists lists(JsonMapper json) {
        return new Lists(json);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Planwright")
                        .version("1")
                        .description("Plans, tasks and gates, as programs reach them.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    GlobalOpenApiCustomizer shapes() {
        return api -> {
            var shapes = ModelConverters.getInstance().readAll(Problem.class);
            shapes.forEach(api.getComponents()::addSchemas);
            Stream.of(
                            Json.class,
                            WorkJson.class,
                            BriefingJson.class,
                            DecompositionJson.class,
                            HandoffResource.class,
                            RoleResource.class,
                            AdministrationResource.class)
                    .flatMap(all -> Stream.of(all.getDeclaredClasses()))
                    .forEach(type ->
                            ModelConverters.getInstance().readAll(type).forEach(api.getComponents()::addSchemas));
        };
    }

    @Bean
    GlobalOperationCustomizer operations() {
        return (operation, method) -> {
            var returns = method.getMethodAnnotation(Returns.class);
            if (returns == null) {
                return operation;
            }
            boolean reads = method.hasMethodAnnotation(org.springframework.web.bind.annotation.GetMapping.class);
            parameters(operation, reads, returns.list());
            ifMatch(operation, returns.ifMatch());
            form(operation);
            if (reads) {
                var parameters = ListParameters.of(method);
                selection(operation, parameters.filters(), parameters.sorts());
            }
            var responses = new ApiResponses();
            responses.addApiResponse(Integer.toString(returns.status()), success(returns));
            if (returns.orNothing()) {
                responses.addApiResponse("204", told("There is nothing now"));
            } else if (!reads && returns.status() == 200) {
                responses.addApiResponse("204", told("It is written, and what it has come to cannot be shown yet"));
            }
            ERRORS.forEach((status, text) -> responses.addApiResponse(status, error(status, text)));
            if (returns.asksAnEngine()) {
                ENGINE_ERRORS.forEach((status, text) -> responses.addApiResponse(status, error(status, text)));
            }
            operation.setResponses(responses);
            return operation;
        };
    }

    private static void parameters(Operation operation, boolean reads, boolean list) {
        if (reads) {
            operation.addParametersItem(new HeaderParameter()
                    .name(Requests.POSITION)
                    .description("Answer with a state at least as new as this place in the log")
                    .schema(new IntegerSchema().format("int64")));
        } else {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("Names the request: sent again it gets the first answer, without a second effect")
                    .schema(new StringSchema().maxLength(200)));
            operation.addParametersItem(new HeaderParameter()
                    .name("Planwright-Reason")
                    .description("Why, kept in history")
                    .schema(new StringSchema()));
        }
        if (list) {
            query(operation, "limit", "How many items, 1 to 500, 50 by default");
            query(operation, "cursor", "The 'next' of the answer before");
            query(operation, "fields", "The fields wanted, separated by commas");
        }
    }

    /** Tells by which fields a list can be asked for and sorted. */
    static void selection(Operation operation, List<String> filters, List<String> sorts) {
        if (!sorts.isEmpty()) {
            query(
                    operation,
                    "sort",
                    "The fields to sort by, separated by commas, with a hyphen before those that descend: "
                            + String.join(", ", sorts));
        }
        for (var field : filters) {
            operation.addParametersItem(new QueryParameter()
                    .name(field)
                    .description("Only those with this '" + field + "'; repeatable, any of them will do")
                    .schema(new ArraySchema().items(new StringSchema())));
        }
    }

    private static void query(Operation operation, String name, String description) {
        boolean there = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!there) {
            operation.addParametersItem(
                    new QueryParameter().name(name).description(description).schema(new StringSchema()));
        }
    }

    private static void ifMatch(Operation operation, IfMatch ifMatch) {
        if (ifMatch == IfMatch.NO) {
            return;
        }
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(parameter -> "If-Match".equals(parameter.getName()));
        }
        operation.addParametersItem(new HeaderParameter()
                .name("If-Match")
                .description(
                        "The ETag of what is changed, as it was read; refused with 412 when it has become another since")
                .required(ifMatch == IfMatch.NEEDED)
                .schema(new StringSchema()));
    }

    /** Makes parts of a form of what stands there as parameters. */
    private static void form(Operation operation) {
        var form = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent().get("multipart/form-data");
        if (form == null || operation.getParameters() == null) {
            return;
        }
        var parts = operation.getParameters().stream()
                .filter(parameter -> "query".equals(parameter.getIn()))
                .toList();
        for (var part : parts) {
            form.getSchema().addProperty(part.getName(), part.getSchema().description(part.getDescription()));
            if (Boolean.TRUE.equals(part.getRequired())) {
                form.getSchema().addRequiredItem(part.getName());
            }
        }
        operation.getParameters().removeAll(parts);
    }

    private static ApiResponse told(String description) {
        return new ApiResponse()
                .description(description)
                .addHeaderObject(Requests.POSITION, number("Place in the log"));
    }

    private static Header number(String description) {
        return new Header().description(description).schema(new IntegerSchema().format("int64"));
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static ApiResponse success(Returns returns) {
        var response = told("Done");
        if (returns.etag()) {
            response.addHeaderObject("ETag", text("Another one whenever anything in the body is; for If-Match"));
        }
        if (returns.status() == 201 && returns.located()) {
            response.addHeaderObject("Location", text("The address of what is new"));
        }
        if (returns.value() == Void.class) {
            return response;
        }
        var content = new Content();
        for (var media : returns.media()) {
            content.addMediaType(media, new MediaType().schema(shape(returns, media)));
        }
        if (returns.list()) {
            content.addMediaType("text/csv", new MediaType().schema(new StringSchema()));
            content.addMediaType("application/x-ndjson", new MediaType().schema(new StringSchema()));
        }
        return response.content(content);
    }

    private static Schema<?> shape(Returns returns, String media) {
        if (returns.value() == String.class || !media.endsWith("json")) {
            boolean bytes = media.equals("application/zip") || media.equals("application/octet-stream");
            return bytes ? new StringSchema().format("binary") : new StringSchema();
        }
        var shape = new Schema<>().$ref(returns.value().getSimpleName());
        return returns.list()
                ? new ObjectSchema()
                        .addProperty("items", new ArraySchema().items(shape))
                        .addProperty("next", new StringSchema())
                : shape;
    }

    private static ApiResponse error(String status, String text) {
        var response = new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref("Problem"))));
        return switch (status) {
            case "405" -> response.addHeaderObject("Allow", text("The methods that are possible"));
            case "429", "503" -> response.addHeaderObject("Retry-After", number("Seconds to wait"));
            default -> response;
        };
    }

    /** The error statuses that the document names for every operation. */
    static List<String> errors() {
        return List.copyOf(ERRORS.keySet());
    }
}
