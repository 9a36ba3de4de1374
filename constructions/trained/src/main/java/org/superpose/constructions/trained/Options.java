package org.superpose.constructions.trained;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.superpose.core.settings.Parameter;
import org.superpose.core.settings.Settings;

/**
 * How a network is trained.
 *
 * @param steps the largest number of batches
 * @param patience steps without fewer wrong inputs after which training gives up
 * @param loss what is made small
 * @param margin distance of a score from the threshold that the hinge loss asks for
 * @param onWeight how much an output that is to be on counts, against one that is to be off
 * @param bits of a weight
 * @param rate the learning rate at the start; it falls to zero linearly
 * @param batch inputs of a step
 * @param channel neurons that an output reads of a public readout
 * @param freeEncoder whether the encoder is trained too, and counted
 * @param freeReadout whether the readout is trained too, and counted
 * @param inputs the largest number of inputs that are kept: all of the domain if it has no more
 */
record Options(
    int steps,
    int patience,
    Loss loss,
    double margin,
    double onWeight,
    int bits,
    double rate,
    int batch,
    int channel,
    boolean freeEncoder,
    boolean freeReadout,
    int inputs) {

  static final int LARGEST_CHANNEL = 1024;

  static final Parameter STEPS =
      Parameter.integer("steps", 1, 10_000_000, "the largest number of batches trained on")
          .withDefault(8_000L);
  private static final Parameter PATIENCE =
      Parameter.integer(
              "patience",
              1,
              10_000_000,
              "steps without fewer wrong inputs after which training gives up, in each of its two"
                  + " phases")
          .withDefault(3_000L);
  private static final Parameter LOSS =
      Parameter.word(
          "loss",
          Loss.words(),
          "what training makes small: the squared distance to the margin, the squared error of"
              + " scores, or its square");
  private static final Parameter MARGIN =
      Parameter.real(
              "margin",
              0,
              0.5,
              "the distance from the threshold that the hinge loss asks of a score, which is meant"
                  + " to be 1 above it by 1/2 or 0 below it by 1/2")
          .withDefault(0.03);
  private static final Parameter ON_WEIGHT =
      Parameter.real(
              "on-weight", 0.001, 1_000_000, "the weight in the loss of an output that is to be on")
          .withDefault(4.0);
  private static final Parameter BITS =
      Parameter.integer(
              "weight-bits",
              1,
              12,
              "bits of a weight after rounding; 1: the two signs, 2: -1, 0 and 1")
          .withDefault(8L);
  private static final Parameter RATE =
      Parameter.real(
              "learning-rate",
              1e-6,
              1,
              "the first step of a weight, in units of its spread at the start; falls to zero")
          .withDefault(0.02);
  private static final Parameter BATCH =
      Parameter.integer("batch", 1, 65_536, "inputs of a step").withDefault(256L);
  private static final Parameter CHANNEL =
      Parameter.integer(
              "channel",
              1,
              LARGEST_CHANNEL,
              "neurons that each output reads of a public readout, every other one negatively")
          .withDefault(12L);
  private static final Parameter ENCODER =
      Parameter.word("encoder", List.of("public", "free"), "free: trained too, and counted");
  private static final Parameter READOUT =
      Parameter.word("readout", List.of("public", "free"), "free: trained too, and counted");
  private static final Parameter INPUTS =
      Parameter.integer(
              "training-inputs",
              1,
              2_000_000,
              "inputs that are looked at for wrong ones: all of the domain if it has no more,"
                  + " otherwise a sample of every stratum and what the proof engine finds")
          .withDefault(60_000L);

  /** Returns the parameters that these are read from, and those of a construction beside them. */
  static List<Parameter> parameters(Parameter... others) {
    List<Parameter> all =
        new ArrayList<>(
            List.of(
                STEPS, PATIENCE, LOSS, MARGIN, ON_WEIGHT, BITS, RATE, BATCH, CHANNEL, ENCODER,
                READOUT, INPUTS));
    all.addAll(List.of(others));
    return all;
  }

  static Options of(Settings settings) {
    return new Options(
        settings.integer(STEPS.name()),
        settings.integer(PATIENCE.name()),
        Loss.of(settings.findWord(LOSS.name()).orElseThrow()),
        settings.real(MARGIN.name()),
        settings.real(ON_WEIGHT.name()),
        settings.integer(BITS.name()),
        settings.real(RATE.name()),
        settings.integer(BATCH.name()),
        settings.integer(CHANNEL.name()),
        isFree(settings, ENCODER),
        isFree(settings, READOUT),
        settings.integer(INPUTS.name()));
  }

  /**
   * Returns settings under which nothing is trained to speak of: all that is free comes from the
   * seed and the sizes, so that it is the same.
   */
  static Settings withoutTraining(List<Parameter> parameters, Settings settings) {
    Map<String, Object> quick = new HashMap<>(settings.asMap());
    quick.put(STEPS.name(), 1L);
    quick.put(INPUTS.name(), 1L);
    return Settings.of(parameters, quick);
  }

  private static boolean isFree(Settings settings, Parameter parameter) {
    return settings.findWord(parameter.name()).orElseThrow().equals("free");
  }
}
