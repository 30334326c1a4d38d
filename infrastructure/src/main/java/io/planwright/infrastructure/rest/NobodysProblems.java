package io.planwright.infrastructure.rest;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Tells what is wrong with requests for which no method is found, so that they belong to no package. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NobodysProblems {

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(HttpRequestMethodNotSupportedException e) {
        return with(
                e.getHeaders(),
                Problem.answer(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "not possible here: " + e.getMethod() + " (possible: " + e.getSupportedHttpMethods() + ")"));
    }

    @ExceptionHandler
    ResponseEntity<Object> unsupported(HttpMediaTypeNotSupportedException e) {
        return with(
                e.getHeaders(),
                Problem.answer(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "not possible here: '" + e.getContentType() + "' (possible: " + e.getSupportedMediaTypes()
                                + ")"));
    }

    private static ResponseEntity<Object> with(HttpHeaders headers, ResponseEntity<Object> problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> notAcceptable(HttpMediaTypeNotAcceptableException e) {
        return Problem.answer(HttpStatus.NOT_ACCEPTABLE, "possible here: " + e.getSupportedMediaTypes());
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
        return Problem.answer(HttpStatus.CONTENT_TOO_LARGE, "the upload is larger than what is taken");
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(MultipartException e) {
        return Problem.answer(
                HttpStatus.BAD_REQUEST, "the body is no multipart/form-data, or its boundary is missing or another");
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e) {
        return Problem.answer(
                HttpStatus.BAD_REQUEST, "the query of the address cannot be read: malformed or not UTF-8");
    }
}
