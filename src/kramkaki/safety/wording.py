"""The warnings in words: short sentences for a layman. Numbers come in as {names}, written as the reader does."""

from kramkaki.language import mark as N_

WARNINGS = {
    # emergencies
    "heat_stroke": N_(
        "This can be heat stroke. Call the emergency number now (Indonesia: 112 or 119). "
        "Cool the whole body at once with cold water or ice, then transport."
    ),
    "hyponatraemia": N_(
        "This can be too much water in the blood (low sodium). Give no more water. "
        "Call the emergency number now (Indonesia: 112 or 119)."
    ),
    "collapse_or_confusion": N_(
        "Collapse, a fit, confusion or a very high temperature is an emergency. "
        "Call the emergency number now (Indonesia: 112 or 119)."
    ),
    "broken_bone": N_(
        "The bone may be broken. Keep the leg still. Do not stretch or massage it. Call for emergency care."
    ),
    "compartment_syndrome": N_(
        "Pressure may be rising inside the leg. It can lose the muscle within hours. Do not stretch or massage it. "
        "Get emergency care now."
    ),
    "limb_without_blood": N_("The foot may not be getting blood. Get emergency care now. Do not massage the leg."),
    "blood_clot": N_(
        "This can be a blood clot. Do not massage or stretch the leg. Get emergency care now, "
        "at once if you are short of breath or your chest hurts."
    ),
    "chest_pain": N_(
        "Chest pain or shortness of breath at rest is an emergency. "
        "Call the emergency number now (Indonesia: 112 or 119)."
    ),
    "rhabdomyolysis": N_(
        "Muscle may be breaking down, which harms the kidneys. Stop all effort. Get emergency care now."
    ),
    "exertional_sickling": N_(
        "Weak legs more than painful ones in hard effort can be sickling of the blood. Stop at once. "
        "Call the emergency number now (Indonesia: 112 or 119)."
    ),
    "low_calcium": N_(
        "Cramps with tingling or cramped hands, or after thyroid or neck surgery, can mean low blood calcium. "
        "Get an urgent blood test and heart trace today."
    ),
    "heart_rhythm": N_("A racing or irregular heart, or fainting, with cramps needs emergency care now."),
    "nerve_emergency": N_(
        "New weakness, a dropped foot, numbness between the legs or new bladder or bowel trouble "
        "can be a squeezed spinal cord or nerve. Get emergency care now."
    ),
    "adrenal_crisis": N_(
        "With adrenal glands that work too little this can be an adrenal crisis. "
        "Call the emergency number now (Indonesia: 112 or 119) and say which illness you have."
    ),
    "pre_eclampsia": N_(
        "In pregnancy or after birth, headache with swelling or vomiting can mean dangerously high blood pressure. "
        "Call your midwife, your doctor or the emergency number now (Indonesia: 112 or 119)."
    ),
    "tetanus": N_("A locked jaw or spasms that spread can be tetanus. Get emergency care now."),
    "cramp_in_water": N_(
        "Cramp in the water: signal for help, float on your back, stop kicking, stretch the foot, get out."
    ),
    # stop
    "no_more_swimming": N_("You had a cramp in the water. Stop swimming for today. Never swim on alone."),
    "cramp_in_heat": N_(
        "A cramp in the heat ends the session for today. Go to the shade and cool down. "
        "Have somebody watch your mind and your walk: confusion or staggering is an emergency."
    ),
    "heat_exhaustion": N_(
        "This can be heat exhaustion. Stop, lie down in the shade, cool down. "
        "If it is not better within half an hour, or you become confused, call the emergency number."
    ),
    "torn_muscle": N_(
        "A pop, a bruise or lost power points to a torn muscle or tendon, not a cramp. Rest it and see a clinician."
    ),
    "never_stretch": N_("Do not stretch or massage this leg until a clinician has looked at it."),
    "over_drinking_low_sodium": N_(
        "You would drink more than you lose: blood sodium would fall to {sodium} mmol/L. Drink less. "
        "Headache, vomiting or confusion after drinking a lot is an emergency."
    ),
    "dehydration_stop": N_(
        "You would lose {loss} % of your weight. That is too much. Make it shorter or cooler, and stop if you feel ill."
    ),
    "hypothermia": N_(
        "You would cool down to {temperature} °C inside; below 35 °C is hypothermia. Dress warmer, make it shorter, "
        "get dry and warm at the end. Somebody cold who shivers no more or is confused needs emergency care."
    ),
    "unbelievable_core_temperature": N_(
        "Body temperature would reach {value} °C, which hardly anybody lives through and this model was not made for. "
        "Check the scenario, and do not trust the numbers from there on."
    ),
    "unbelievable_plasma_sodium": N_(
        "Blood sodium would reach {value} mmol/L, which is deadly and beyond what this model was made for. "
        "Check the scenario, and do not trust the numbers from there on."
    ),
    "unbelievable_plasma_potassium": N_(
        "Blood potassium would reach {value} mmol/L, which is deadly and beyond what this model was made for. "
        "Check the scenario, and do not trust the numbers from there on."
    ),
    "unbelievable_body_mass_change": N_(
        "Your weight would change by {value} %, which nobody stands and this model was not made for. "
        "Check what is drunk and lost in the scenario, and do not trust the numbers from there on."
    ),
    # see a clinician
    "perhaps_a_clot": N_(
        "One swollen, warm or tender calf can be a blood clot. See a clinician today. Do not massage it."
    ),
    "blood_value": N_(
        "A blood value you gave is far from normal. Call the clinician who ordered the test today. With a racing or "
        "irregular heart, weakness, tingling round the mouth or confusion get emergency care now."
    ),
    "tingling_mouth_hands": N_("Have your blood calcium and magnesium checked soon."),
    "frequent_cramps": N_("Cramps on most nights, or for more than a month, are worth a visit to a clinician."),
    "long_cramps": N_("Cramps over ten minutes, or pain that stays, are worth a visit to a clinician."),
    "nerve_or_muscle_disease": N_(
        "Thin, twitching, weak, tingling or numb legs are worth a visit to a clinician: a nerve may be the cause."
    ),
    "cramps_elsewhere": N_("Cramps in other places than the legs are worth a visit to a clinician."),
    "young_child": N_("Leg cramps before the age of 8 are unusual. See a clinician."),
    "pregnancy_and_symptoms": N_(
        "In pregnancy these signs together with cramps need a call to your midwife or doctor today."
    ),
    "medicine_review": N_(
        "One of your medicines is known to go with cramps. Ask for a review. Do not stop or change it by yourself."
    ),
    "disease_review": N_("Tell the clinician who treats your illness about the cramps."),
    "dialysis_cramps": N_(
        "Tell the dialysis team about the cramps: they can change how water and salts are taken off."
    ),
    "blood_flow": N_("Calf pain on walking that rest relieves can be a narrowed artery. See a clinician."),
    "narrow_spine": N_("Leg pain on standing that sitting relieves can be a narrow spine. See a clinician."),
    "general_illness": N_("Weight loss, fever or night sweats with leg pain are worth a visit to a clinician."),
    "losing_salts": N_(
        "Vomiting or diarrhoea takes water and salts. See a clinician if it lasts a day or you feel faint."
    ),
    "low_sodium": N_("Blood sodium may be as low as {sodium} mmol/L. Have it checked. Do not force yourself to drink."),
    # caution
    "hot_core": N_(
        "The model has your core temperature reaching {temperature} °C. From 40 °C on some people fall ill: "
        "make it shorter, slower or cooler, and rest in the shade."
    ),
    "mass_gain": N_("You would end {gain} % heavier than you started. Drink less: never gain weight by drinking."),
    "drinks_exceed_sweat": N_("You would drink {intake} L and sweat {sweat} L. Drink no more than you sweat."),
    "fast_drinking": N_("More than {limit} L an hour is not advised unless you have measured your sweat rate."),
    "dehydration_caution": N_(
        "You would lose {loss} % of your weight. Aim for less than {limit} %, without drinking more than you sweat."
    ),
    "hot_conditions": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C. "
        "Make it shorter, rest in the shade, go with a partner."
    ),
    "flag_black": N_(
        "That is the black flag of the guidelines for races: they are called off. "
        "In training rest as long as you exercise, less hard and shorter than usual."
    ),
    "flag_black_training_unaccustomed": N_(
        "That is the black flag of the guidelines for races: they are called off. Nor does anybody train who is not "
        "used to heat, unfit or unwell; all others only for a short time and not hard."
    ),
    "flag_black_training": N_(
        "That is the black flag of the guidelines for races: they are called off, and all training too. "
        "Nobody can get rid of so much heat."
    ),
    "first_hot_days": N_("The first two weeks of heat are the riskiest. Start with short, easy sessions."),
    "swimming": N_(
        "Cramps in the water are dangerous. Do not swim alone. If it cramps: float, stretch the foot, get out."
    ),
    "alone": N_("Do not do this alone: somebody must see it if you get into trouble."),
    "sickle_trait": N_(
        "With sickle cell trait: build up slowly, no all-out efforts at first, stop when the legs feel weak."
    ),
    "no_fluid_target": N_("With your illness we give no amount to drink. Ask your clinician."),
    "no_potassium_loading": N_(
        "With your illness or medicine extra potassium is dangerous in any form: supplements, "
        "coconut water, rehydration solution, large helpings of bananas. Ask your clinician."
    ),
    "potassium_poisoning": N_(
        "So much potassium at once can stop the heart. If it was taken, call the emergency number or a poison centre "
        "now, also without any complaint. If it was only planned: never take it."
    ),
    "potassium_overdose": N_(
        "The potassium supplements add up to more than 3 g a day, which can disturb the heart. Before the next "
        "dose call whoever prescribed or sold them. Weakness, palpitations or fainting: emergency number."
    ),
    "potassium_supplement_is_dangerous": N_(
        "A potassium supplement with your illness or medicine can raise blood potassium until the heart stops. "
        "Call the clinician who prescribed it today and ask for a blood test; if nobody prescribed it, take no more."
    ),
    "magnesium_overdose": N_(
        "That is more magnesium from supplements than is safe for you (350 mg a day; none with kidney disease). "
        "Ask your clinician."
    ),
    "vitamin_e_overdose": N_(
        "That is more vitamin E than is safe (1000 mg a day): it can make you bleed. Ask your clinician."
    ),
    "salt_tablets": N_("Salt tablets are not advised: they upset the stomach and are easily too much."),
    "no_calcium_supplement": N_(
        "With your illness or medicine do not take extra calcium without asking your clinician."
    ),
    "vitamins_and_warfarin": N_("With warfarin do not take vitamin E or K supplements without asking your clinician."),
    "no_extra_sodium": N_("With your illness extra salt is not for you unless your clinician says so."),
    # info
    "flag_yellow": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C: "
        "the yellow flag of the guidelines for races. Whoever is not used to heat, unfit or unwell goes slower."
    ),
    "flag_red": N_(
        "The wet-bulb globe temperature (heat, humidity, sun and wind in one number) reaches {temperature} °C: "
        "the red flag of the guidelines for races. Whoever is not used to heat, unfit or unwell does not take part; "
        "all others go slower."
    ),
    "restless_legs": N_(
        "An urge to move that moving relieves is more like restless legs than cramp. It is treated differently."
    ),
    "keep_medicines": N_("Never start, stop or change a medicine because of this program."),
    "ask_your_clinician": N_(
        "Our numbers are less sure for you. Ask your clinician before you follow any advice here."
    ),
}

RULES = {
    "not_a_diagnosis": N_(
        "This is not a diagnosis. Every risk comes with its evidence grade and its uncertainty. "
        "No supplement is said to prevent cramps."
    ),
    "drink_no_more_than_you_sweat": N_(
        "Drink 70 to 100 % of what you sweat, never more than that, and at most 1 L an hour "
        "if you have not measured your sweat rate. Never end heavier than you started."
    ),
    "drink_before_exercise_by_body_mass": N_(
        "Drink 5 to 7 mL per kilogram two to four hours before exercise: half a litre for 70 to 100 kg, "
        "less for a child. Not with heart, kidney or liver failure or restricted fluids."
    ),
    "sodium_only_when_it_is_lost": N_(
        "Salt in the drink is for more than an hour of exercise, heat or salty sweat. No salt tablets. "
        "Care with high blood pressure, kidney disease and heart failure."
    ),
    "minerals_by_food_first": N_(
        "Potassium, magnesium and calcium come from food first. "
        "No extra with kidney disease or with medicines that hold potassium."
    ),
    "never_touch_medicines": N_(
        "Never start, stop or re-dose a medicine. No quinine, no tonic water as a treatment, no drip at home."
    ),
    "heat_ends_the_session": N_(
        "From a wet-bulb globe temperature of 27.8 °C, and in the first 14 hot days: "
        "shorten, rest, seek shade, pair up. A cramp in the heat ends the session for the day."
    ),
    "stretch_only_a_cramp": N_("Stretch only a cramp, never a suspected tear, fracture or clot."),
    "narrower_for_some_people": N_(
        "In pregnancy, under 16, over 75, on dialysis, with cirrhosis or after surgery the advice is narrower: "
        "ask your clinician."
    ),
    "say_what_is_unknown": N_(
        "Hard floors, awkward lying, potassium-rich food, half a litre before exercise and stretching before exercise "
        "have no cramp trials behind them."
    ),
    "private_by_default": N_("Medicines and illnesses stay on this device. Nothing is logged unless you ask for it."),
}


FIRST_AID = {
    "call": N_("Call the emergency number (Indonesia: 112 or 119)."),
    "cool_at_once": N_(
        "Cool the whole body now: cold water or ice bath, or pour water and fan. Cool first, transport second."
    ),
    "nothing_to_drink_if_confused": N_("Give nothing by mouth to somebody who is confused or drowsy."),
    "stay_with": N_("Stay with the person until help comes."),
    "no_more_water": N_("Drink no more water for now."),
    "on_the_side": N_("Lay a drowsy or vomiting person on the side."),
    "signal_and_float": N_("Raise an arm, call for help, and float on your back."),
    "stop_kicking": N_("Stop kicking. Breathe slowly."),
    "stretch_in_water": N_(
        "Floating, pull your toes toward your shin with your hand, knee straight, until it lets go."
    ),
    "get_out": N_("Move to the edge or shore with your arms, and get out."),
    "not_back_in": N_("Do not go back in today, and never swim on alone."),
    "stop": N_("Stop what you are doing and get to a safe place."),
    "stop_if_moving": N_("If you are moving, stop and get to a safe place."),
    "keep_still": N_("Keep the leg still."),
    "no_stretch_no_massage": N_("Do not stretch it. Do not massage it."),
    "splint_or_support": N_("Support the leg as it lies, with cushions or a splint; do not straighten it."),
    "cold_and_press": N_("Put something cold wrapped in a cloth on it, bind it lightly, raise the leg."),
    "get_care": N_("Get medical care now; do not walk on it."),
    "shade_and_cool": N_("Go into the shade. Loosen clothes, wet the skin, fan."),
    "drink_salty": N_("Sip a drink with salt in it, such as rehydration solution or a sports drink."),
    "watch_the_mind": N_(
        "Somebody watches you for half an hour: confusion, staggering or vomiting means call for help."
    ),
    "no_more_today": N_("No more exercise in the heat today."),
    "tell_dialysis_team": N_("Tell the dialysis team at once."),
    "stretch": N_("Stretch the muscle slowly and hold it until it lets go."),
    "stretch_calf": N_("Straighten the knee and pull the toes toward the shin. Hold until the cramp lets go."),
    "stretch_foot": N_("Pull the toes up and back with your hand. Hold until the cramp lets go."),
    "stretch_shin": N_("Point the foot down and press the top of it gently. Hold until the cramp lets go."),
    "stretch_hamstring": N_(
        "Straighten the knee with the leg out in front and lean forward a little. Hold until it lets go."
    ),
    "stretch_quadriceps": N_("Bend the knee and bring the heel toward the buttock. Hold until the cramp lets go."),
    "rub_gently": N_("Rub the muscle gently."),
    "stand_up": N_("Stand up and put your weight on the leg, holding on to something."),
    "warmth": N_("Warmth or a cold pack may ease the soreness that stays."),
    "walk_gently": N_("When it has let go, walk gently for some minutes before you go on."),
    "drink_to_thirst": N_("Drink when you are thirsty, not more."),
    "drink_as_allowed": N_("Drink only as much as your clinician allows."),
    "help_if_long": N_("If it lasts more than ten minutes, or the pain stays, ask a clinician."),
}
