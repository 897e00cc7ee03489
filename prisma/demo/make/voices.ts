/** A Festival voice and how it is set and dressed. */
export interface Voice {
  /** Scheme that selects the voice. `stretch` multiplies every duration: 1.1 speaks a tenth slower. */
  readonly select: (stretch: number) => string;
  /** Its own pace: multiplies the episode's stretch, so that both speakers of a show talk equally fast. */
  readonly pace: number;
  /** Plays the wave this much faster, which lifts pitch and timbre alike: one voice becomes two people. */
  readonly lift: number;
  /** ffmpeg filters for this voice alone. None of them may shift time. */
  readonly filters: string;
}

const COMPRESSOR = "acompressor=threshold=-26dB:ratio=2.5:attack=6:release=140:knee=6";

export const VERA: Voice = {
  select: (stretch) =>
    `(voice_cmu_us_slt_arctic_hts)
     (set! hts_engine_params
       (append cmu_us_slt_arctic_hts::hts_engine_params (list (list "-r" ${(1 / stretch).toFixed(4)}))))`,
  pace: 1,
  lift: 1,
  // The statistical voice is soft above 3 kHz and a little boomy.
  filters: `highpass=f=80,equalizer=f=220:t=q:w=1:g=-1.5,highshelf=f=3500:g=3,${COMPRESSOR}`,
};

export const PAUL: Voice = {
  select: (stretch) =>
    `(voice_kal_diphone)
     (set! int_lr_params
       '((target_f0_mean 108) (target_f0_std 18) (model_f0_mean 170) (model_f0_std 34)))
     (Parameter.set 'Duration_Stretch ${stretch.toFixed(4)})`,
  pace: 1.06,
  lift: 1,
  // The diphone voice is thin and buzzes at its joins, most around 3 kHz.
  filters: `highpass=f=70,lowshelf=f=180:g=2.5,equalizer=f=3000:t=q:w=1.2:g=-3,highshelf=f=5500:g=-2,${COMPRESSOR}`,
};

function russian(lift: number): Voice {
  return {
    select: () => "(voice_msu_ru_nsh_clunits)",
    pace: 1,
    lift,
    filters: `highpass=f=70,equalizer=f=3200:t=q:w=1:g=1.5,${COMPRESSOR}`,
  };
}

export const ANDREI = russian(0.98);
export const ILYA = russian(1.14);
