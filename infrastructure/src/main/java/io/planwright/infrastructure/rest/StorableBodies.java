package io.planwright.infrastructure.rest;

import io.planwright.application.StorableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Looks through JSON bodies for text that a database cannot hold, before anything else is made of them. */
@RestControllerAdvice(basePackages = "io.planwright.infrastructure.rest")
final class StorableBodies extends RequestBodyAdviceAdapter {

    private final JsonMapper json;

    StorableBodies(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        if (mayHaveSome(body)) {
            check(body);
        }
        return new Kept(message.getHeaders(), body);
    }

    /** Such characters come as escapes, as halves that UTF-8 does not have, or in other encodings than UTF-8. */
    private static boolean mayHaveSome(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 0
                    || body[i] == (byte) 0xED
                    || body[i] == '\\' && i + 1 < body.length && body[i + 1] == 'u') {
                return true;
            }
        }
        return false;
    }

    private void check(byte[] body) {
        try (var parser = json.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    var path = parser.streamReadContext().pathAsPointer().toString();
                    StorableText.check(
                            path.substring(Math.min(1, path.length()))
                                    .replace('/', '.')
                                    .replaceAll("\\p{Cntrl}|\\p{Cs}", "?"),
                            Objects.requireNonNull(parser.getString()));
                }
            }
        } catch (JacksonException _) {
            // whoever reads it next says what is wrong
        }
    }

    private record Kept(HttpHeaders headers, byte[] body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }
    }
}
